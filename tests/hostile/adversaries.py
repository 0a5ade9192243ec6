"""Texts made to exhaust a pattern: one short piece, over and over, alone or between words."""

from __future__ import annotations

PIECES = (
    # openings without an end, ends without an opening
    "(", ")", "[", "]", "{", "}", "<", ">", "\"", "“", "”", "„", "«", "‘", "’", "'", "''", "`", "\\",
    "(a ", "[1", "[1]", "[1] ", "(1)", "[[", "](", "[a](", "![", "<a ", "<a href=", "</", "<!--", "<![CDATA[",
    "<script>", "<style>", ".a { ", "&", "&amp", "&amp;", "&#", "&#x1", "{{", "[caption ", "](http://a",
    # marks that begin a rule
    "*", "**", "_", "__", "#", "# ", "=", "-", "—", "– ", "…", "... ", "[…]", "|", " | ", "•", "* ", "> ", ">>> ",
    "/", "//", ":", ";", ",", ", ", ".", ". ", "!", "?", "?! ", "@", "a@", "a@b.", "©", "© ", "~", "^", "%", "\\*",
    # words that begin a rule
    "A. ", "A.", "A", "A ", "Aa ", "AA ", "A-", "A'", "Mr ", "Dr. ", "U.S. ", "St. ", "de la ", "van der ", "of the ",
    "and ", "said ", "said that ", "according to ", " ibid", "ibid. ", "[1] ibid\n", "By ", "By A ", "Source: ",
    "Photo: ", "(IPN)", "OSTREL ", "OSTREL, ", "OSTREL (IPN) - ", "Read more\n", "Read more ", "References\n",
    "Minister ", "Minister A ", "the Board ", "the ", "AB (", "Anna ", "Anna Baum ", "Anna Baum, ", "“No,” said Anna. ",
    "his wife Chad and her brother Jordan came. ", "“No,” said the minister. “Yes,” said Minister Baum. ",
    "www.", "http://", "https://a.b/", "a.b/", "a.b.", "Anna (1987) ", "(Anna 1987) ", "(see ", "p. ", "pp. 1-",
    # digits and dates
    "1", "1 ", "12", "1.", "1. ", "1.\n", "1)", "1,", "1-", "1/", "1:", "2019", "2019 ", "May ", "May 4, ",
    "May 4, 2018 ",
    "4 May ", "2018-05-04 ", "04.05.2018 ", "1987a ", "¹", "²³ ", "word.¹ ",
    # white space and odd characters
    " ", "  ", "\t", "\n", "\n\n", " \n", "\r", "\r\n", "\u00a0", "\u200b", "\u00ad", "\u2028", "\x85", "\ufeff",
    "\u202e", "\u0301", "e\u0301", "🙂", "👩‍🚀", "ａ", "漢", "ש", "Ã©", "Ã", "â€œ", "â€", "Â", "\x1b[31m", "\x07",
    "a", "a ", "a\n", "Ab\n", "Ab\n\n", "“Ab” ", "A b c\n", "aB", "a.B", "a,b", "a”b", "said\"he",
)  # fmt: skip


def repeated(piece: str, characters: int) -> str:
    """The piece until so many characters, behind a sentence that makes it a text and before one that ends it."""
    middle = piece * (characters // len(piece))
    return f"The ferry of Ostrel ran all day, the county said. {middle} The council waits."
