# ruff: noqa: E501 - pages are data, one a call
"""Invented pages with every kind of mess, and the segments, page title and kept or dropped words each must give."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """A raw page; `segments` are (kind, title), `absent` must not be left in any segment, `present` must be."""

    name: str
    raw: str
    segments: list[tuple[str, str | None]]
    absent: tuple[str, ...] = ()
    page_title: str | None = None
    present: tuple[str, ...] = ()


PAGES: list[Page] = []


def case(
    name: str,
    raw: str,
    segments: list[tuple[str, str | None]],
    absent: tuple[str, ...] = (),
    page_title: str | None = None,
    present: tuple[str, ...] = (),
) -> None:
    PAGES.append(Page(name, raw, segments, absent, page_title, present))


B1 = "The harbour office said on Monday that three boats had been moved to the inner basin. Nobody was hurt, and the ferry will run again on Thursday."
B2 = "“We had an hour to get them all in,” said Ines Okafor, who runs the office. She added that the storm had come earlier than forecast."
B3 = "The council will meet next week to talk about a new wall. It is expected to cost two million crowns, most of it paid by the region."
F1 = "A new telescope on the island of Lanvar has taken its first pictures, its builders told reporters in the capital. The mirror is eight metres wide."
F2 = "“It sees what no eye has seen,” said Tomas Brandl, the chief engineer of the Lanvar Observatory. Work on it began twelve years ago with a grant from the Stellan Foundation."
F3 = "Astronomers from nine universities will share the nights. The first season is booked out, and Brandl himself got only two hours in February."
case(
    "plain",
    "Boats moved before storm\n\n" + "\n\n".join([B1, B2, B3]),
    [("article", "Boats moved before storm")],
)
case(
    "plain_single_newlines",
    "Boats moved before storm\n" + "\n".join([B1, B2, B3]),
    [("article", "Boats moved before storm")],
)
case(
    "subheads",
    "Boats moved before storm\n\n" + B1 + "\n\nWhat comes next\n\n" + B2 + "\n\nA new wall?\n\n" + B3,
    [("article", "Boats moved before storm")],
)
case(
    "subtitle",
    "Boats moved before storm\n\nHarbour office had an hour, ferry back on Thursday\n\n"
    + "\n\n".join([B1, B2, B3]),
    [("article", "Boats moved before storm")],
)
case(
    "byline_date",
    "Boats moved before storm\nBy Ines Okafor\nMarch 3, 2019\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
)
case(
    "name_only_byline",
    "Boats moved before the storm came\n\nInes Okafor\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before the storm came")],
)
case(
    "date_first",
    "March 3, 2019\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
)
case(
    "two_glued_noheader",
    "Boats moved before storm\n\n"
    + "\n\n".join([B1, B2, B3])
    + "\n\nFirst light on Lanvar after twelve years\n\n"
    + "\n\n".join([F1, F2, F3]),
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar after twelve years")],
)
case(
    "two_glued_source",
    "Boats moved before storm\n\n"
    + "\n\n".join([B1, B2, B3])
    + "\n\nIslandpress.example\n\nFirst light on Lanvar after twelve years\n\n"
    + "\n\n".join([F1, F2, F3]),
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar after twelve years")],
)
case(
    "two_glued_byline",
    "Boats moved before storm\n\n"
    + "\n\n".join([B1, B2])
    + "\n\nFirst light on Lanvar\nBy Karl Menz\n\n"
    + F1,
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar")],
)
case(
    "listing_readmore_inline",
    "Island News\n\nBoats moved before storm\n"
    + B1[:90]
    + "... Read more\n\nFirst light on Lanvar\n"
    + F1[:80]
    + "... Read more",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ("Read more",),
    "Island News",
)
case(
    "listing_more_paren",
    "Boats moved before storm\n" + B1 + " (more…)\n\nFirst light on Lanvar\n" + F1 + " (more…)",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ("more…",),
)
case(
    "listing_continue_titled",
    "Boats moved before storm\n\n"
    + B1
    + " […]\n\nContinue reading “Boats moved before storm” →\n\nFirst light on Lanvar\n\n"
    + F1
    + " […]\n\nContinue reading “First light on Lanvar” →",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ("Continue",),
)
case(
    "listing_continue_span",
    "Boats moved before storm\n\n"
    + B1[:90]
    + " … Continue reading Boats moved before storm →\n\nFirst light on Lanvar\n\n"
    + F1[:90]
    + " … Continue reading First light on Lanvar →",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ("Continue",),
)
case(
    "listing_ellipsis",
    "Boats moved before storm\n\n"
    + B1[:90]
    + "…\n\nFirst light on Lanvar\n\n"
    + F1[:90]
    + "...\n\nKelp farm opens in the bay\n\n"
    + B3[:90]
    + " [...]",
    [
        ("teaser", "Boats moved before storm"),
        ("teaser", "First light on Lanvar"),
        ("teaser", "Kelp farm opens in the bay"),
    ],
)
case(
    "listing_dates",
    "Boats moved before storm\nMarch 3, 2019 | No Comments\n"
    + B1
    + "\nRead more »\n\nFirst light on Lanvar\nMarch 1, 2019 | 2 Comments\n"
    + F1
    + "\nRead more »",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ("Read more",),
)
case(
    "listing_more_gt",
    "Boats moved before storm\n"
    + B1
    + "\n>>> More\nFirst light on Lanvar\n"
    + F1
    + "\n>>> More\nKelp farm opens\n"
    + B3
    + "\n>>> More",
    [
        ("teaser", "Boats moved before storm"),
        ("teaser", "First light on Lanvar"),
        ("teaser", "Kelp farm opens"),
    ],
    ("More",),
)
case(
    "listing_mixed_numbers",
    "1. Boats moved before storm\n" + B1 + "\nFull story\n2. First light on Lanvar\n" + F1 + "\nFull story",
    [("teaser", "1. Boats moved before storm"), ("teaser", "2. First light on Lanvar")],
    ("Full story",),
)
case(
    "listing_question",
    "Will the wall hold?\n\n" + B3 + "\n\nRead more\n\nWho saw it first?\n\n" + F1 + "\n\nRead more",
    [("teaser", "Will the wall hold?"), ("teaser", "Who saw it first?")],
)
case(
    "listing_cut_titles",
    "Boats moved before storm as harbour office warns of …\n\n"
    + B1
    + "\n\nRead more\n\nFirst light on Lanvar as the telescope opens its …\n\n"
    + F1
    + "\n\nRead more",
    [
        ("teaser", "Boats moved before storm as harbour office warns of …"),
        ("teaser", "First light on Lanvar as the telescope opens its …"),
    ],
)
case(
    "listing_then_article",
    "Boats moved before storm\n\n"
    + B1
    + "\n\nRead more\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\nRead more\n\nKelp farm opens in the bay\n\nBy Karl Menz\n\n"
    + "\n\n".join([B3, F3, B2, F2, B1, F1]),
    [
        ("teaser", "Boats moved before storm"),
        ("teaser", "First light on Lanvar"),
        ("article", "Kelp farm opens in the bay"),
    ],
)
case(
    "article_then_listing",
    "Kelp farm opens in the bay\n\nBy Karl Menz\n\n"
    + "\n\n".join([B3, B2, B3, B2, B3])
    + "\n\nBoats moved before storm\n\n"
    + B1
    + "\n\nRead more\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\nRead more",
    [
        ("article", "Kelp farm opens in the bay"),
        ("teaser", "Boats moved before storm"),
        ("teaser", "First light on Lanvar"),
    ],
)
case(
    "related_mid",
    "Boats moved before storm\n\n"
    + B1
    + "\n\nRelated stories\n\nSea wall cracks again\n\nFerry timetable changes\n\n"
    + B2
    + "\n\n"
    + B3,
    [("article", "Boats moved before storm")],
    ("Sea wall", "timetable"),
)
case(
    "related_inline",
    "Boats moved before storm\n\n"
    + B1
    + "\n\nREAD ALSO: Sea wall cracks again\n\n"
    + B2
    + "\n\nRelated: Ferry timetable changes\n\n"
    + B3,
    [("article", "Boats moved before storm")],
    ("Sea wall", "timetable"),
)
case(
    "related_end_dates",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nYou may also like:\nSea wall cracks again\nMarch 1, 2019\nFerry timetable changes\nFebruary 2, 2019",
    [("article", "Boats moved before storm")],
    ("Sea wall", "timetable", "2019"),
)
case(
    "related_then_article",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nRelated posts\n\nSea wall cracks again\n\nFerry timetable changes\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\n"
    + F2,
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar")],
    ("Sea wall", "timetable"),
)
case(
    "share_end",
    "Boats moved before storm\n\nShare\nTweet\nEmail\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nShare this:\nTwitter\nFacebook\nLike this:\nLike Loading...",
    [("article", "Boats moved before storm")],
    ("Tweet", "Facebook", "Loading"),
)
case(
    "cookie_top",
    "We use cookies to give you the best experience on our website. By continuing to use this site you agree to our privacy policy.\n\nAccept\n\nBoats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2,
    [("article", "Boats moved before storm")],
    ("cookies", "Accept"),
)
case(
    "legal_end",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nCopyright 2019 Island Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
    [("article", "Boats moved before storm")],
    ("Copyright",),
)
case(
    "comments",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\n2 Comments\n\nkarl says:\nMarch 4, 2019 at 7:12 am\nThey should have moved mine as well, I had asked them twice on Sunday and nobody came.\n\nines says:\nMarch 4, 2019 at 9:01 am\nWe did call you!\n\nLeave a Reply\n\nYour email address will not be published.",
    [("article", "Boats moved before storm")],
    ("karl says", "call you", "twice on Sunday"),
)
case(
    "nav_breadcrumb",
    "Home » News » Harbour\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\n« Previous Next »",
    [("article", "Boats moved before storm")],
    ("Home", "Previous"),
)
case(
    "refs_no_heading",
    "Boats moved before storm\n\nThe wall is old.[1] It was built in 1902, and repaired twice.[2] "
    + B1
    + "\n\n"
    + B3
    + "\n\n[1] Menz, Karl, Island Press, The Wall, May 4, 2018\n[2] ibid",
    [("article", "Boats moved before storm")],
    (),
    None,
    ("[2] ibid",),
)
case(
    "refs_heading_dots",
    "Boats moved before storm\n\nThe wall is old.1 It was built in 1902, and repaired twice.2 "
    + B1
    + "\n\n"
    + B3
    + "\n\nReferences\n\n1. Menz, Karl: The Wall, Island Press, 2018.\n2. Okafor, Ines: Boats, 2017.\n\nShare this:",
    [("article", "Boats moved before storm")],
    ("Share",),
    None,
    ("Boats, 2017",),
)
case(
    "refs_unnumbered",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B3
    + "\n\nSources:\n\nMenz, K. (2018). The Wall. Island Press.\nOkafor, I. (2017). Boats in winter. https://a.example/boats\n",
    [("article", "Boats moved before storm")],
    (),
    None,
    ("Boats in winter",),
)
case(
    "refs_then_article",
    "Boats moved before storm\n\nThe wall is old.[1] "
    + B1
    + "\n\n[1] Menz, Karl, Island Press, The Wall, May 4, 2018\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\n"
    + F2,
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar")],
)
case(
    "frag_first",
    "which had been closed since Sunday because of the storm. The office said that it would open again.\n\n"
    + B2,
    [("fragment", None)],
)
case(
    "frag_then_article",
    "which had been closed since Sunday because of the storm. The office said that it would open again.\n\nFirst light on Lanvar\n\nBy Karl Menz\n\n"
    + F1
    + "\n\n"
    + F2,
    [("fragment", None), ("article", "First light on Lanvar")],
)
case(
    "article_then_frag",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nislandpress.example\n\nand the mirror was polished by hand. The engineer said nobody else could do it.",
    [("article", "Boats moved before storm"), ("fragment", None)],
)
case(
    "article_then_frag_nl",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\nof the mirror that was polished by hand. The engineer said nobody else could do it.",
    [("article", "Boats moved before storm"), ("fragment", None)],
)
case(
    "css_each",
    "style=\"font-family: Arial; font-size: 12px;\">Boats moved before storm\n\n<p style='margin:0'>"
    + B1
    + '</p>\n\nline-height: 150%;">'
    + B2,
    [("article", "Boats moved before storm")],
    ("font", "line-height", "style"),
)
case(
    "css_block",
    "Boats moved before storm\n\n.post-title { color: #333; font-size: 20px; }\n#main p { margin: 0 }\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\n(function() { var s = 1; })();\nvar _gaq = _gaq || [];\n_gaq.push(['_setAccount', 'UA-1']);",
    [("article", "Boats moved before storm")],
    ("color", "margin", "gaq", "function"),
)
case(
    "menu_top",
    "Home\nNews\nSport\nWeather\nContact\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
    ("Sport", "Contact"),
)
case(
    "site_title",
    "Boats moved before storm - Island Press\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
    (),
    "Boats moved before storm - Island Press",
)
case(
    "category_title",
    "World News\n\nBoats moved before storm hits the harbour\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm hits the harbour")],
    (),
    "World News",
)
case(
    "caption_top",
    "Boats moved before storm\n\nThe inner basin on Monday. Photo: Ines Okafor/AFP\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
)
case(
    "wrapped",
    "Boats moved before storm\n\nThe harbour office said on Monday that three boats had been moved\nto the inner basin. Nobody was hurt, and the ferry will run again\non Thursday. The council will meet next week to talk about a new\nwall. It is expected to cost two million crowns, most of it paid\nby the region.\n\nThe office has asked owners to check their lines before the end of\nthe week and to call if anything is\nloose.",
    [("article", "Boats moved before storm")],
)
case(
    "list_bullets",
    "Five things to pack\n\nBefore a storm the office tells owners to keep these things at hand:\n\n- ropes and fenders\n- a torch\n- water for two days\n\n"
    + B2,
    [("article", "Five things to pack")],
    (),
    None,
    ("a torch",),
)
case(
    "lower_list",
    "Five things to pack\n\nBefore a storm the office tells owners to keep these things at hand:\n\nropes and fenders;\n\na torch;\n\nwater for two days.\n\n"
    + B2,
    [("article", "Five things to pack")],
    (),
    None,
    ("a torch",),
)
case(
    "qa",
    "Ten minutes with Ines Okafor\n\nHow did you move the boats?\n\nWith ropes, mostly. And with friends who had slept badly.\n\nWhat about the wall?\n\nIt needs to be higher. We have said so for years.",
    [("article", "Ten minutes with Ines Okafor")],
)
case(
    "ellipsis_para",
    "Boats moved before storm\n\nIt was a long night…\n\nWaiting for the tide\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
)
case(
    "readmore_single_article",
    "Boats moved before storm\n\n" + "\n\n".join([B1, B2, B3, B1, B2, B3, B1, B2, B3, B1]) + "\n\nRead more",
    [("article", "Boats moved before storm")],
    ("Read more",),
)
case(
    "one_teaser",
    "Boats moved before storm\n\n" + B1 + "\n\nRead more",
    [("teaser", "Boats moved before storm")],
    ("Read more",),
)
case(
    "one_teaser_cut",
    "Boats moved before storm\n\n" + B1[:-20] + " […]",
    [("teaser", "Boats moved before storm")],
)
case(
    "discussion_section",
    "Walls against the sea\n\n"
    + B1
    + "\n\nDiscussion\n\n"
    + B2
    + "\n\n"
    + B3
    + "\n\nReferences\n\n[1] Menz, K., The Wall, 2018",
    [("article", "Walls against the sea")],
    (),
    None,
    ("had an hour",),
)
case("by_sentence", "By the time the storm came, the boats were in. " + B1 + "\n\n" + B2, [("article", None)])
case("no_title", "PORT ALDER (IPN) — " + B1 + "\n\n" + B2, [("article", None)])
case(
    "dateline_glued",
    "Boats moved before storm\n\nPORT ALDER, March 3 (IPN) - "
    + B1
    + "\n\n"
    + B2
    + "\n\nFirst light on Lanvar\n\nLANVAR, March 4 (IPN) - "
    + F1
    + "\n\n"
    + F2,
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar")],
)
case(
    "source_mid",
    "Boats moved before storm\n\n" + B1 + "\n\nSource: Harbour statistics 2018\n\n" + B2 + "\n\n" + B3,
    [("article", "Boats moved before storm")],
)
case(
    "url_mid",
    "Boats moved before storm\n\n" + B1 + "\n\nhttps://harbour.example/boats\n\n" + B2 + "\n\n" + B3,
    [("article", "Boats moved before storm")],
)
case(
    "signature",
    "Open letter on the wall\n\nTo the council of Port Alder\n\n"
    + B3
    + "\n\nYours faithfully,\n\nInes Okafor\nKarl Menz\nTomas Brandl",
    [("article", "Open letter on the wall")],
    (),
    None,
    ("Tomas Brandl",),
)
case(
    "separator_glued",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\n* * *\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\n"
    + F2,
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar")],
    ("* * *",),
)
case(
    "separator_section",
    "Boats moved before storm\n\n" + B1 + "\n\n***\n\n" + B2 + "\n\n***\n\n" + B3,
    [("article", "Boats moved before storm")],
)
case(
    "search_headline",
    "Search for survivors continues\n\n" + B1 + "\n\n" + B2,
    [("article", "Search for survivors continues")],
)
case(
    "more_headline",
    "More on the harbour wall\n\n" + B3 + "\n\n" + B2,
    [("article", "More on the harbour wall")],
)
case(
    "thoughts_headline",
    "Thoughts on a winter walk\n\n" + B3 + "\n\n" + B2,
    [("article", "Thoughts on a winter walk")],
)
case(
    "copyright_headline",
    "Copyright law to be rewritten\n\n" + B3 + "\n\n" + B2,
    [("article", "Copyright law to be rewritten")],
)
case(
    "watch_headline",
    "Watch: boats moved before storm\n\n" + B3 + "\n\n" + B2,
    [("article", "Watch: boats moved before storm")],
)
case(
    "newsletter_mid",
    "Boats moved before storm\n\n"
    + B1
    + "\n\nSign up for our newsletter\n\nADVERTISEMENT\n\n"
    + B2
    + "\n\nStory continues below\n\n"
    + B3,
    [("article", "Boats moved before storm")],
    ("newsletter", "ADVERT", "continues below"),
)
case(
    "tags_end",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nTags: harbour, storm\n\nFiled under: News\n\nPosted in Uncategorized | Leave a comment",
    [("article", "Boats moved before storm")],
    ("Tags", "Filed", "Posted in"),
)
case(
    "title_period",
    "Boats moved before storm.\nBy Ines Okafor\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm.")],
)
case("title_quote_end", "“We had an hour”\n\n" + B1 + "\n\n" + B2, [("article", "“We had an hour”")])
case("title_abbrev", "Storm reaches the U.S.\n\n" + B1 + "\n\n" + B2, [("article", "Storm reaches the U.S.")])
case(
    "publisher_end",
    "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\nThe Island Press",
    [("article", "Boats moved before storm")],
    (),
    None,
    ("The Island Press",),
)
case(
    "german",
    "Boote in Sicherheit gebracht\n\nDas Hafenamt teilte am Montag mit, dass drei Boote in das innere Becken gebracht worden seien. Niemand wurde verletzt.\n\nDie Fähre soll am Donnerstag wieder fahren, hieß es. „Wir warten auf den Wind“, sagte die Leiterin.",
    [("article", "Boote in Sicherheit gebracht")],
    (),
    None,
    ("„Wir warten auf den Wind“, sagte",),
)
case(
    "links_only_tail",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nSea wall cracks again as winter comes\n\nFerry timetable changes from Monday\n\nFish auction sets a record in March",
    [("article", "Boats moved before storm")],
    ("cracks", "timetable", "auction"),
)
case(
    "continued",
    "Boats moved before storm\n\n" + B1 + "\n\nContinued on page 4",
    [("article", "Boats moved before storm")],
)

case(
    "debris_seedlike",
    "‘ font-family: Arial”>(IPN/Karl Menz)Boats in the inner basin on Monday\n‘ font-family: Arial”> "
    + B1
    + "\n‘ font-family: Arial”>"
    + B2
    + "\nIslandpress.example\n\nforty–year–old wall, told the owners: ” "
    + B3
    + "” He also said: ” we wait.” It is over. \nof the petition to the council as well as the harbour office.",
    [("article", None), ("fragment", None), ("fragment", None)],
    ("font",),
)
case(
    "excerpt_lower",
    "Boats moved before storm\n\nthat the harbour office had moved three boats. Nobody was hurt.\n\nRead more\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\nRead more",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
)
case(
    "readmore_variants",
    "Boats moved before storm\n\n"
    + B1
    + "\n\nRead the full story »\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\n[Read More...]\n\nKelp farm opens\n\n"
    + B3
    + "\n\nread more...\n\nWho pays?\n\n"
    + B2
    + "\n\nClick here to read more",
    [
        ("teaser", "Boats moved before storm"),
        ("teaser", "First light on Lanvar"),
        ("teaser", "Kelp farm opens"),
        ("teaser", "Who pays?"),
    ],
    ("Read More", "read more"),
)
case(
    "listing_author_line",
    "Boats moved before storm\nby Ines Okafor | Mar 3, 2019 | Harbour | 0 comments\n"
    + B1
    + "\nread more\nFirst light on Lanvar\nby Karl Menz | Mar 1, 2019 | Science | 0 comments\n"
    + F1
    + "\nread more",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
)
case(
    "category_listing",
    "Category: Harbour\n\nBoats moved before storm\n\n"
    + B1
    + "\n\nRead more\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\nRead more",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
)
case(
    "footnoted_no_space",
    "The wall of Port Alder\n\nThe wall is old.[1]It was built in 1902, says *The Island Press*.[2] "
    + B1
    + "\n\n"
    + B2
    + "\n\n\n\n[1] Menz, Karl, IPN, The Wall Stands, Oct.21, 2011\n\n[2] ibid\n\n[3]Okafor, Ines, Island Press, Boats, Oct.23, 2011",
    [("article", "The wall of Port Alder")],
    (),
    None,
    ("[3] Okafor",),
)
case(
    "footnote_list_url",
    "The wall of Port Alder\n\nThe wall is old.(1) It leaks.(2) "
    + B1
    + "\n\n"
    + B2
    + "\n\nNotes\n\n(1) Karl Menz, “The Wall”, IPN, 2018, https://ipn.example/wall\n(2) Ibid., p. 12.\n\nRelated posts\n\nSea wall cracks again",
    [("article", "The wall of Port Alder")],
    ("cracks",),
    None,
    ("Ibid., p. 12.",),
)
case(
    "continue_reading_bare",
    "Boats moved before storm\n\n"
    + B1
    + "\n\nContinue reading\n\nFirst light on Lanvar\n\n"
    + F1
    + "\n\nContinue reading",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
)
case(
    "entry_cut_no_mark",
    "Boats moved before storm\n"
    + B1[:100]
    + "\nContinue reading →\nFirst light on Lanvar\n"
    + F1[:95]
    + "\nContinue reading →",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
)
case(
    "bracket_dots_only_line",
    "Boats moved before storm\n\n" + B1 + "\n\n[…]\n\nFirst light on Lanvar\n\n" + F1 + "\n\n[…]",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
)
case(
    "omission_mid",
    "Boats moved before storm\n\n" + B1 + "\n\n[…]\n\n" + B2 + "\n\n" + B3,
    [("article", "Boats moved before storm")],
)
case(
    "three_articles_plain",
    "Boats moved before storm\n\n"
    + "\n\n".join([B1, B2, B3])
    + "\n\n\n\nFirst light on Lanvar after twelve years\n\n"
    + "\n\n".join([F1, F2, F3]),
    [("article", "Boats moved before storm"), ("article", "First light on Lanvar after twelve years")],
)
case(
    "caption_mid",
    "Boats moved before storm\n\n"
    + B1
    + "\n\nThe inner basin on Monday (Photo by Karl Menz)\n\n"
    + B2
    + "\n\n"
    + B3,
    [("article", "Boats moved before storm")],
    (),
    None,
    ("inner basin on Monday",),
)
case(
    "caption_ap",
    "Boats moved before storm\n\nIn this March 3, 2019 photo, boats lie in the inner basin. (AP Photo/Karl Menz)\n\nPORT ALDER (AP) — "
    + B1
    + "\n\n"
    + B2,
    [("article", "Boats moved before storm")],
)
case(
    "update_line",
    "Boats moved before storm\n\nUpdated 3 March 2019 at 14:05 GMT\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
)
case(
    "time_ago",
    "Boats moved before storm\n\n5 hours ago\n\n" + B1 + "\n\n" + B2,
    [("article", "Boats moved before storm")],
)
case(
    "all_caps_title",
    "BOATS MOVED BEFORE STORM\n\n" + B1 + "\n\n" + B2,
    [("article", "BOATS MOVED BEFORE STORM")],
)
case(
    "md_doc",
    "# Boats moved before storm\n\n*By Ines Okafor*\n\n"
    + B1
    + "\n\n## What next\n\n"
    + B3
    + "\n\n[Read more](https://a.example/x)",
    [("teaser", "Boats moved before storm")],
    ("Read more",),
)
case(
    "html_doc",
    "<h1>Boats moved before storm</h1><p>"
    + B1
    + "</p><p>"
    + B2
    + '</p><div class="related"><h3>Related posts</h3><ul><li>Sea wall cracks again</li><li>Ferry timetable</li></ul></div>',
    [("article", "Boats moved before storm")],
    ("cracks", "<"),
)
case(
    "comments_no_count",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nComments\n\nAnonymous\n\nMy boat was not moved and nobody even called me about it.\n\nReply\n\nHarbour fan\n\nGreat work as ever.\n\nReply",
    [("article", "Boats moved before storm")],
    ("Anonymous", "Great work"),
)
case(
    "advert_lines",
    "Boats moved before storm\n\nAdvertisement\n\n" + B1 + "\n\nAdvertisement - scroll to continue\n\n" + B2,
    [("article", "Boats moved before storm")],
    ("dvertisement",),
)
case(
    "follow_us",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nFollow us on Twitter @islandpress and like us on Facebook.",
    [("article", "Boats moved before storm")],
    ("Follow us",),
)
case(
    "click_sub",
    "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\nClick here to subscribe to our newsletter.",
    [("article", "Boats moved before storm")],
    ("Click here",),
)
case(
    "author_bio",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nInes Okafor is a reporter with the Island Press. She lives in Port Alder.",
    [("article", "Boats moved before storm")],
    (),
    None,
    ("lives in Port Alder",),
)
case(
    "terms_bar",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nTerms of Use | Privacy Policy | Contact Us | About",
    [("article", "Boats moved before storm")],
    ("Terms",),
)
case(
    "related_bullets",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nSee also:\n- Sea wall cracks again\n- Ferry timetable changes\n- Fish auction sets record",
    [("article", "Boats moved before storm")],
    ("cracks", "auction"),
)
case(
    "more_from",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nMore from Island Press\n\nSea wall cracks again\n\nFerry timetable changes",
    [("article", "Boats moved before storm")],
    ("cracks", "More from"),
)
case(
    "frag_dots",
    "… and had been told to wait. The office said it would open again on Thursday.\n\n" + B2 + "\n\n" + B3,
    [("fragment", None)],
)
case(
    "frag_mid_cap",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nIsland Press\n\nwhose mirror was polished by hand. The engineer said nobody else could do it.",
    [("article", "Boats moved before storm"), ("fragment", None)],
)
case(
    "two_titles_listing_sub",
    "Boats moved before storm\nThree in the inner basin\n"
    + B1
    + "\nRead more\nFirst light on Lanvar\nTwelve years of work\n"
    + F1
    + "\nRead more",
    [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
)
case(
    "numbered_steps",
    "How to tie up a boat\n\nThe office gives these rules:\n\n1. Take two ropes.\n\n2. Use fenders on both sides.\n\n3. Call the office.\n\n"
    + B2,
    [("article", "How to tie up a boat")],
    (),
    None,
    ("Use fenders",),
)
case(
    "letters_dear",
    "Letter to the editor\n\nSir,\n\n" + B3 + "\n\nKarl Menz, Port Alder",
    [("article", "Letter to the editor")],
    (),
    None,
    ("Karl Menz, Port Alder",),
)
case(
    "quotes_lines",
    "What they said\n\n“We had an hour to get them all in”\nInes Okafor\n\n“It sees what no eye has seen”\nTomas Brandl\n\n"
    + B3,
    [("article", "What they said")],
)
case(
    "poem",
    "At the wall\n\nThe tide comes in\nthe tide goes out\nand no one asks\nwhat it is about\n\n" + B3,
    [("article", "At the wall")],
    (),
    None,
    ("what it is about",),
)
case(
    "pub_dash",
    "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\n— Island Press",
    [("article", "Boats moved before storm")],
    (),
    None,
    ("Island Press",),
)
case(
    "email_line",
    "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\nines.okafor@islandpress.example",
    [("article", "Boats moved before storm")],
)
case(
    "first_para_question",
    "Who owns the wall of Port Alder?\n\nNobody, it seems.\n\n" + B3 + "\n\n" + B1,
    [("article", "Who owns the wall of Port Alder?")],
)
case("short_brief_two", "Boat found\n\nA boat was found on Sunday.", [("article", "Boat found")])
case(
    "cookie_end_long",
    "Boats moved before storm\n\n"
    + B1
    + "\n\n"
    + B2
    + "\n\nThis website uses cookies to improve your experience. We'll assume you're ok with this, but you can opt-out if you wish. Accept Read More",
    [("article", "Boats moved before storm")],
    ("cookies",),
)

# Short texts in a row, page feet, credits and dated names
BRIEFS = [
    (
        "Library reopens after flood",
        "The city library in Tarnow Falls opened its doors again on Tuesday after three weeks of repairs. Some 4,000 books were lost, its director Mila Horvat said.",
    ),
    (
        "Ferry strike called off",
        "Crews on the Sund line went back to work on Wednesday after the company agreed to raise night pay by four percent. The union said talks on rest hours would go on.",
    ),
    (
        "Beekeepers warn of poor harvest",
        "A cold spring has left hives weak across the northern valleys, according to the Guild of Apiarists. Honey prices may rise by a third, it said.",
    ),
    (
        "Old mill to become school",
        "The derelict cotton mill at Brenkirk will be turned into a primary school for 300 pupils, the county announced. Work starts in May.",
    ),
]
case(
    "briefs_without_a_sign",
    "\n\n".join(f"{title}\n{text}" for title, text in BRIEFS),
    [("article", title) for title, _ in BRIEFS],
)
case(
    "briefs_with_categories",
    "\n\n".join(
        f"{kind}: {title}\n\n{text}"
        for kind, (title, text) in zip(("Culture", "Transport", "Nature", "Schools"), BRIEFS, strict=True)
    ),
    [
        ("article", f"{kind}: {title}")
        for kind, (title, _) in zip(("Culture", "Transport", "Nature", "Schools"), BRIEFS, strict=True)
    ],
)
case(
    "sections_that_answer_questions",
    "What the new harbour wall will change\n\nThe wall of Port Senna grows by a metre this year. The council has agreed to pay nine million crowns for it.\n\n"
    "How the storm changed minds\n\nAfter the January storm the quay stood under water for two days. Shops lost their stock and the ferry its timetable.\n\n"
    "Where the money comes from\n\nHalf of the nine million is paid by the state. The rest is a loan that the town will pay back over thirty years.",
    [("article", "What the new harbour wall will change")],
)
case(
    "sections_of_a_journey",
    "Three days on the island of Orvand\n\nFerries leave Port Senna at eight. The crossing takes two hours, and porpoises follow the boat on calm mornings.\n\n"
    "A morning in the old lighthouse\n\nThe keeper, Jonna Reed, lets visitors climb the 211 steps. From the gallery you see the wrecks at low tide.\n\n"
    "An afternoon among the sheep\n\nFarmers on the western hills offer walks with their dogs. Boots can be borrowed at the Hillside Inn for a small fee.\n\n"
    "Evenings by the harbour fire\n\nLocal musicians play fiddle tunes after supper. Bring a blanket, for the wind from the sound is cold even in July.",
    [("article", "Three days on the island of Orvand")],
)
case(
    "page_foot",
    "Boats moved before storm\n\n" + "\n\n".join([B1, B2, B3]) + "\n\nAll times local. © Sundline Media\n\n"
    "Enjoyed this report? Send it to your friends!\n\nPowered by Quillpress. Entries (RSS) and Comments (RSS).",
    [("article", "Boats moved before storm")],
    absent=("Sundline Media", "Send it to", "Quillpress"),
)
case(
    "credit_near_the_end",
    "Boats moved before storm\n\n"
    + "\n\n".join([B1, B2, B3])
    + "\n\nPhoto: Jonas Weld / EPN\n\nShare this article",
    [("article", "Boats moved before storm")],
    absent=("Share this",),
    present=("Photo: Jonas Weld / EPN",),
)
case(
    "credit_with_bars",
    "Boats moved before storm\n\n" + "\n\n".join([B1, B2, B3]) + "\n\nPicture | Jonas Weld | EPN",
    [("article", "Boats moved before storm")],
    present=("Picture | Jonas Weld | EPN",),
)
case(
    "menu_that_begins_with_photos",
    "Photos | Video | Contact\n\nBoats moved before storm\n\n" + "\n\n".join([B1, B2, B3]),
    [("article", "Boats moved before storm")],
    absent=("Photos |",),
)
