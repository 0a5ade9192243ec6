"""Pages of entries: labels that end them, cut sentences, dates, and texts that only look like entries."""

from __future__ import annotations

from tests.transforms.segmentation.pages.page import B1, B2, B3, F1, Page

PAGES = [
    Page(
        "listing_readmore_inline",
        "Island News\n\nBoats moved before storm\n"
        + B1[:90]
        + "... Read more\n\nFirst light on Lanvar\n"
        + F1[:80]
        + "... Read more",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
        ("Read more",),
        "Island News",
    ),
    Page(
        "listing_more_paren",
        "Boats moved before storm\n" + B1 + " (more…)\n\nFirst light on Lanvar\n" + F1 + " (more…)",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
        ("more…",),
    ),
    Page(
        "listing_continue_titled",
        "Boats moved before storm\n\n"
        + B1
        + " […]\n\nContinue reading “Boats moved before storm” →\n\nFirst light on Lanvar\n\n"
        + F1
        + " […]\n\nContinue reading “First light on Lanvar” →",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
        ("Continue",),
    ),
    Page(
        "listing_continue_span",
        "Boats moved before storm\n\n"
        + B1[:90]
        + " … Continue reading Boats moved before storm →\n\nFirst light on Lanvar\n\n"
        + F1[:90]
        + " … Continue reading First light on Lanvar →",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
        ("Continue",),
    ),
    Page(
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
    ),
    Page(
        "listing_dates",
        "Boats moved before storm\nMarch 3, 2019 | No Comments\n"
        + B1
        + "\nRead more »\n\nFirst light on Lanvar\nMarch 1, 2019 | 2 Comments\n"
        + F1
        + "\nRead more »",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
        ("Read more",),
    ),
    Page(
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
    ),
    Page(
        "listing_mixed_numbers",
        "1. Boats moved before storm\n"
        + B1
        + "\nFull story\n2. First light on Lanvar\n"
        + F1
        + "\nFull story",
        [("teaser", "1. Boats moved before storm"), ("teaser", "2. First light on Lanvar")],
        ("Full story",),
    ),
    Page(
        "listing_question",
        "Will the wall hold?\n\n" + B3 + "\n\nRead more\n\nWho saw it first?\n\n" + F1 + "\n\nRead more",
        [("teaser", "Will the wall hold?"), ("teaser", "Who saw it first?")],
    ),
    Page(
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
    ),
    Page(
        "ellipsis_para",
        "Boats moved before storm\n\nIt was a long night…\n\nWaiting for the tide\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "readmore_single_article",
        "Boats moved before storm\n\n"
        + "\n\n".join([B1, B2, B3, B1, B2, B3, B1, B2, B3, B1])
        + "\n\nRead more",
        [("article", "Boats moved before storm")],
        ("Read more",),
    ),
    Page(
        "one_teaser",
        "Boats moved before storm\n\n" + B1 + "\n\nRead more",
        [("teaser", "Boats moved before storm")],
        ("Read more",),
    ),
    Page(
        "one_teaser_cut",
        "Boats moved before storm\n\n" + B1[:-20] + " […]",
        [("teaser", "Boats moved before storm")],
    ),
    Page(
        "continued",
        "Boats moved before storm\n\n" + B1 + "\n\nContinued on page 4",
        [("article", "Boats moved before storm")],
    ),
    Page(
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
    ),
    Page(
        "listing_author_line",
        "Boats moved before storm\nby Ines Okafor | Mar 3, 2019 | Harbour | 0 comments\n"
        + B1
        + "\nread more\nFirst light on Lanvar\nby Karl Menz | Mar 1, 2019 | Science | 0 comments\n"
        + F1
        + "\nread more",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ),
    Page(
        "category_listing",
        "Category: Harbour\n\nBoats moved before storm\n\n"
        + B1
        + "\n\nRead more\n\nFirst light on Lanvar\n\n"
        + F1
        + "\n\nRead more",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ),
    Page(
        "continue_reading_bare",
        "Boats moved before storm\n\n"
        + B1
        + "\n\nContinue reading\n\nFirst light on Lanvar\n\n"
        + F1
        + "\n\nContinue reading",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ),
    Page(
        "entry_cut_no_mark",
        "Boats moved before storm\n"
        + B1[:100]
        + "\nContinue reading →\nFirst light on Lanvar\n"
        + F1[:95]
        + "\nContinue reading →",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ),
    Page(
        "bracket_dots_only_line",
        "Boats moved before storm\n\n" + B1 + "\n\n[…]\n\nFirst light on Lanvar\n\n" + F1 + "\n\n[…]",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ),
    Page(
        "omission_mid",
        "Boats moved before storm\n\n" + B1 + "\n\n[…]\n\n" + B2 + "\n\n" + B3,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "two_titles_listing_sub",
        "Boats moved before storm\nThree in the inner basin\n"
        + B1
        + "\nRead more\nFirst light on Lanvar\nTwelve years of work\n"
        + F1
        + "\nRead more",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ),
]
