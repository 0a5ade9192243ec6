"""Strategies for texts as they come off the web: prose, labels, debris, odd characters, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "The ferry did not run on Tuesday because of the wind.",
    "Council keeps the old bridge",
    "Kelp farm opens",
    "and had to be towed back to the pier.",
    "Read more",
    "Continue reading →",
    ">>> More",
    "Full story",
    "[…]",
    "…",
    "The owner said that the boat would […]",
    "Related posts",
    "See also",
    "3 Comments",
    "Leave a Reply",
    "Home | News | Contact",
    "Share this: Facebook Twitter",
    "© 2019 Island Press. All rights reserved.",
    "By Ines Okafor",
    "12 March 2019",
    "PORT ALDER, March 3 (IPN) - The harbour was closed.",
    "References",
    "[1] Okafor, Ines, Island Press, The Pier, May 4, 2018",
    "[2] ibid",
    "islandpress.example",
    "Source: Island Press",
    "Photo: Ines Okafor / IPN",
    "(IPN/Ines Okafor)The pier at noon",
    "“We will wait,” she said. ”It is late,”he added.",
    "It was a”bad joke”, said\"he\" and ''so on''",
    "‘ font-size: 10pt”>Text after debris",
    "<p class=\"x\">Tagged <b>text</b></p>",
    "<script>var a = 1;</script>",
    ".a { color: red; }",
    "caf&eacute; &amp; bar &#8217; &amp;amp;",
    "CafÃ© â€œquotedâ€\x9d textÂ",
    "*starred* and __barred__ and [link](https://a.example/b)",
    "## Heading",
    "\\*escaped\\*",
    "[caption id=\"x\"]Under a picture[/caption]",
    "word\u200bword soft\u00adhyphen\ufeff",
    "e\u0301 and a\u0308",
    "tab\there  and   spaces\u00a0hard",
    "The council of the town agreed on Monday that it would wait until the end of\nthe month.",
    "ends here.Begins here",
    "***",
    "---",
    "<", ">", "&", "{", "}", "*", "_", "\"", "“", "”", "''", "[", "]", "\\", "#", "=", ";",
)  # fmt: skip
JOINTS = ("\n\n", "\n", " ", "", "\r\n", "\n\n\n\n", "\t", "\u2028", "\x85")

any_text = st.text(max_size=300)
mark_text = st.text(
    alphabet="ab A.,:;!?“”\"'’‘*_<>&#\\[]{}()=/-…\n\r\t\u00a0\u200b Ãâ€©e\u0301", max_size=120
)
messy_text = st.lists(
    st.tuples(st.sampled_from(PIECES) | st.text(max_size=12), st.sampled_from(JOINTS)), max_size=14
).map(lambda parts: "".join(piece + joint for piece, joint in parts))
texts = messy_text | mark_text | any_text
