# ruff: noqa: E501 - pages are data, one a call
"""Several texts in one page without a list around them, whole or cut, and texts that only look like several."""

from __future__ import annotations

from tests.transforms.segmentation.pages.page import B1, B2, B3, F1, F2, F3, Page

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

PAGES = [
    Page(
        "two_glued_noheader",
        "Boats moved before storm\n\n"
        + "\n\n".join([B1, B2, B3])
        + "\n\nFirst light on Lanvar after twelve years\n\n"
        + "\n\n".join([F1, F2, F3]),
        [("article", "Boats moved before storm"), ("article", "First light on Lanvar after twelve years")],
    ),
    Page(
        "two_glued_source",
        "Boats moved before storm\n\n"
        + "\n\n".join([B1, B2, B3])
        + "\n\nIslandpress.example\n\nFirst light on Lanvar after twelve years\n\n"
        + "\n\n".join([F1, F2, F3]),
        [("article", "Boats moved before storm"), ("article", "First light on Lanvar after twelve years")],
    ),
    Page(
        "two_glued_byline",
        "Boats moved before storm\n\n"
        + "\n\n".join([B1, B2])
        + "\n\nFirst light on Lanvar\nBy Karl Menz\n\n"
        + F1,
        [("article", "Boats moved before storm"), ("article", "First light on Lanvar")],
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
        "refs_then_article",
        "Boats moved before storm\n\nThe wall is old.[1] "
        + B1
        + "\n\n[1] Menz, Karl, Island Press, The Wall, May 4, 2018\n\nFirst light on Lanvar\n\n"
        + F1
        + "\n\n"
        + F2,
        [("article", "Boats moved before storm"), ("article", "First light on Lanvar")],
    ),
    Page(
        "frag_first",
        "which had been closed since Sunday because of the storm. The office said that it would open again.\n\n"
        + B2,
        [("fragment", None)],
    ),
    Page(
        "frag_then_article",
        "which had been closed since Sunday because of the storm. The office said that it would open again.\n\nFirst light on Lanvar\n\nBy Karl Menz\n\n"
        + F1
        + "\n\n"
        + F2,
        [("fragment", None), ("article", "First light on Lanvar")],
    ),
    Page(
        "article_then_frag",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nislandpress.example\n\nand the mirror was polished by hand. The engineer said nobody else could do it.",
        [("article", "Boats moved before storm"), ("fragment", None)],
    ),
    Page(
        "article_then_frag_nl",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\nof the mirror that was polished by hand. The engineer said nobody else could do it.",
        [("article", "Boats moved before storm"), ("fragment", None)],
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
        "source_mid",
        "Boats moved before storm\n\n" + B1 + "\n\nSource: Harbour statistics 2018\n\n" + B2 + "\n\n" + B3,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "url_mid",
        "Boats moved before storm\n\n" + B1 + "\n\nhttps://harbour.example/boats\n\n" + B2 + "\n\n" + B3,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "signature",
        "Open letter on the wall\n\nTo the council of Port Alder\n\n"
        + B3
        + "\n\nYours faithfully,\n\nInes Okafor\nKarl Menz\nTomas Brandl",
        [("article", "Open letter on the wall")],
        (),
        None,
        ("Tomas Brandl",),
    ),
    Page(
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
    ),
    Page(
        "separator_section",
        "Boats moved before storm\n\n" + B1 + "\n\n***\n\n" + B2 + "\n\n***\n\n" + B3,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "publisher_end",
        "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\nThe Island Press",
        [("article", "Boats moved before storm")],
        (),
        None,
        ("The Island Press",),
    ),
    Page(
        "excerpt_lower",
        "Boats moved before storm\n\nthat the harbour office had moved three boats. Nobody was hurt.\n\nRead more\n\nFirst light on Lanvar\n\n"
        + F1
        + "\n\nRead more",
        [("teaser", "Boats moved before storm"), ("teaser", "First light on Lanvar")],
    ),
    Page(
        "three_articles_plain",
        "Boats moved before storm\n\n"
        + "\n\n".join([B1, B2, B3])
        + "\n\n\n\nFirst light on Lanvar after twelve years\n\n"
        + "\n\n".join([F1, F2, F3]),
        [("article", "Boats moved before storm"), ("article", "First light on Lanvar after twelve years")],
    ),
    Page(
        "frag_dots",
        "… and had been told to wait. The office said it would open again on Thursday.\n\n"
        + B2
        + "\n\n"
        + B3,
        [("fragment", None)],
    ),
    Page(
        "frag_mid_cap",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nIsland Press\n\nwhose mirror was polished by hand. The engineer said nobody else could do it.",
        [("article", "Boats moved before storm"), ("fragment", None)],
    ),
    Page(
        "briefs_without_a_sign",
        "\n\n".join(f"{title}\n{text}" for title, text in BRIEFS),
        [("article", title) for title, _ in BRIEFS],
    ),
    Page(
        "briefs_with_categories",
        "\n\n".join(
            f"{kind}: {title}\n\n{text}"
            for kind, (title, text) in zip(("Culture", "Transport", "Nature", "Schools"), BRIEFS, strict=True)
        ),
        [
            ("article", f"{kind}: {title}")
            for kind, (title, _) in zip(("Culture", "Transport", "Nature", "Schools"), BRIEFS, strict=True)
        ],
    ),
    Page(
        "sections_that_answer_questions",
        "What the new harbour wall will change\n\nThe wall of Port Senna grows by a metre this year. The council has agreed to pay nine million crowns for it.\n\n"
        "How the storm changed minds\n\nAfter the January storm the quay stood under water for two days. Shops lost their stock and the ferry its timetable.\n\n"
        "Where the money comes from\n\nHalf of the nine million is paid by the state. The rest is a loan that the town will pay back over thirty years.",
        [("article", "What the new harbour wall will change")],
    ),
    Page(
        "sections_of_a_journey",
        "Three days on the island of Orvand\n\nFerries leave Port Senna at eight. The crossing takes two hours, and porpoises follow the boat on calm mornings.\n\n"
        "A morning in the old lighthouse\n\nThe keeper, Jonna Reed, lets visitors climb the 211 steps. From the gallery you see the wrecks at low tide.\n\n"
        "An afternoon among the sheep\n\nFarmers on the western hills offer walks with their dogs. Boots can be borrowed at the Hillside Inn for a small fee.\n\n"
        "Evenings by the harbour fire\n\nLocal musicians play fiddle tunes after supper. Bring a blanket, for the wind from the sound is cold even in July.",
        [("article", "Three days on the island of Orvand")],
    ),
]
