# ruff: noqa: E501 - pages are data, one a call
"""One text and no more: its head in many shapes, and bodies that look like something else."""

from __future__ import annotations

from tests.transforms.segmentation.pages.page import B1, B2, B3, Page

PAGES = [
    Page(
        "plain",
        "Boats moved before storm\n\n" + "\n\n".join([B1, B2, B3]),
        [("article", "Boats moved before storm")],
    ),
    Page(
        "plain_single_newlines",
        "Boats moved before storm\n" + "\n".join([B1, B2, B3]),
        [("article", "Boats moved before storm")],
    ),
    Page(
        "subheads",
        "Boats moved before storm\n\n" + B1 + "\n\nWhat comes next\n\n" + B2 + "\n\nA new wall?\n\n" + B3,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "subtitle",
        "Boats moved before storm\n\nHarbour office had an hour, ferry back on Thursday\n\n"
        + "\n\n".join([B1, B2, B3]),
        [("article", "Boats moved before storm")],
    ),
    Page(
        "byline_date",
        "Boats moved before storm\nBy Ines Okafor\nMarch 3, 2019\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "name_only_byline",
        "Boats moved before the storm came\n\nInes Okafor\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before the storm came")],
    ),
    Page(
        "date_first",
        "March 3, 2019\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "caption_top",
        "Boats moved before storm\n\nThe inner basin on Monday. Photo: Ines Okafor/AFP\n\n"
        + B1
        + "\n\n"
        + B2,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "wrapped",
        "Boats moved before storm\n\nThe harbour office said on Monday that three boats had been moved\nto the inner basin. Nobody was hurt, and the ferry will run again\non Thursday. The council will meet next week to talk about a new\nwall. It is expected to cost two million crowns, most of it paid\nby the region.\n\nThe office has asked owners to check their lines before the end of\nthe week and to call if anything is\nloose.",
        [("article", "Boats moved before storm")],
    ),
    Page(
        "list_bullets",
        "Five things to pack\n\nBefore a storm the office tells owners to keep these things at hand:\n\n- ropes and fenders\n- a torch\n- water for two days\n\n"
        + B2,
        [("article", "Five things to pack")],
        (),
        None,
        ("a torch",),
    ),
    Page(
        "lower_list",
        "Five things to pack\n\nBefore a storm the office tells owners to keep these things at hand:\n\nropes and fenders;\n\na torch;\n\nwater for two days.\n\n"
        + B2,
        [("article", "Five things to pack")],
        (),
        None,
        ("a torch",),
    ),
    Page(
        "qa",
        "Ten minutes with Ines Okafor\n\nHow did you move the boats?\n\nWith ropes, mostly. And with friends who had slept badly.\n\nWhat about the wall?\n\nIt needs to be higher. We have said so for years.",
        [("article", "Ten minutes with Ines Okafor")],
    ),
    Page(
        "by_sentence",
        "By the time the storm came, the boats were in. " + B1 + "\n\n" + B2,
        [("article", None)],
    ),
    Page("no_title", "PORT ALDER (IPN) — " + B1 + "\n\n" + B2, [("article", None)]),
    Page(
        "search_headline",
        "Search for survivors continues\n\n" + B1 + "\n\n" + B2,
        [("article", "Search for survivors continues")],
    ),
    Page(
        "more_headline",
        "More on the harbour wall\n\n" + B3 + "\n\n" + B2,
        [("article", "More on the harbour wall")],
    ),
    Page(
        "thoughts_headline",
        "Thoughts on a winter walk\n\n" + B3 + "\n\n" + B2,
        [("article", "Thoughts on a winter walk")],
    ),
    Page(
        "copyright_headline",
        "Copyright law to be rewritten\n\n" + B3 + "\n\n" + B2,
        [("article", "Copyright law to be rewritten")],
    ),
    Page(
        "watch_headline",
        "Watch: boats moved before storm\n\n" + B3 + "\n\n" + B2,
        [("article", "Watch: boats moved before storm")],
    ),
    Page(
        "title_period",
        "Boats moved before storm.\nBy Ines Okafor\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm.")],
    ),
    Page("title_quote_end", "“We had an hour”\n\n" + B1 + "\n\n" + B2, [("article", "“We had an hour”")]),
    Page(
        "title_abbrev",
        "Storm reaches the U.S.\n\n" + B1 + "\n\n" + B2,
        [("article", "Storm reaches the U.S.")],
    ),
    Page(
        "german",
        "Boote in Sicherheit gebracht\n\nDas Hafenamt teilte am Montag mit, dass drei Boote in das innere Becken gebracht worden seien. Niemand wurde verletzt.\n\nDie Fähre soll am Donnerstag wieder fahren, hieß es. „Wir warten auf den Wind“, sagte die Leiterin.",
        [("article", "Boote in Sicherheit gebracht")],
        (),
        None,
        ("„Wir warten auf den Wind“, sagte",),
    ),
    Page(
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
    ),
    Page(
        "caption_ap",
        "Boats moved before storm\n\nIn this March 3, 2019 photo, boats lie in the inner basin. (AP Photo/Karl Menz)\n\nPORT ALDER (AP) — "
        + B1
        + "\n\n"
        + B2,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "all_caps_title",
        "BOATS MOVED BEFORE STORM\n\n" + B1 + "\n\n" + B2,
        [("article", "BOATS MOVED BEFORE STORM")],
    ),
    Page(
        "letters_dear",
        "Letter to the editor\n\nSir,\n\n" + B3 + "\n\nKarl Menz, Port Alder",
        [("article", "Letter to the editor")],
        (),
        None,
        ("Karl Menz, Port Alder",),
    ),
    Page(
        "quotes_lines",
        "What they said\n\n“We had an hour to get them all in”\nInes Okafor\n\n“It sees what no eye has seen”\nTomas Brandl\n\n"
        + B3,
        [("article", "What they said")],
    ),
    Page(
        "poem",
        "At the wall\n\nThe tide comes in\nthe tide goes out\nand no one asks\nwhat it is about\n\n" + B3,
        [("article", "At the wall")],
        (),
        None,
        ("what it is about",),
    ),
    Page(
        "first_para_question",
        "Who owns the wall of Port Alder?\n\nNobody, it seems.\n\n" + B3 + "\n\n" + B1,
        [("article", "Who owns the wall of Port Alder?")],
    ),
    Page("short_brief_two", "Boat found\n\nA boat was found on Sunday.", [("article", "Boat found")]),
    Page(
        "credit_near_the_end",
        "Boats moved before storm\n\n"
        + "\n\n".join([B1, B2, B3])
        + "\n\nPhoto: Jonas Weld / EPN\n\nShare this article",
        [("article", "Boats moved before storm")],
        absent=("Share this",),
        present=("Photo: Jonas Weld / EPN",),
    ),
    Page(
        "credit_with_bars",
        "Boats moved before storm\n\n" + "\n\n".join([B1, B2, B3]) + "\n\nPicture | Jonas Weld | EPN",
        [("article", "Boats moved before storm")],
        present=("Picture | Jonas Weld | EPN",),
    ),
]
