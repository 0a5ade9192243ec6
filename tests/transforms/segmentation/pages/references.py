# ruff: noqa: E501 - pages are data, one a call
"""Footnotes, lists of references and numbered lines."""

from __future__ import annotations

from tests.transforms.segmentation.pages.page import B1, B2, B3, Page

PAGES = [
    Page(
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
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
        "links_only_tail",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nSea wall cracks again as winter comes\n\nFerry timetable changes from Monday\n\nFish auction sets a record in March",
        [("article", "Boats moved before storm")],
        ("cracks", "timetable", "auction"),
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
        "numbered_steps",
        "How to tie up a boat\n\nThe office gives these rules:\n\n1. Take two ropes.\n\n2. Use fenders on both sides.\n\n3. Call the office.\n\n"
        + B2,
        [("article", "How to tie up a boat")],
        (),
        None,
        ("Use fenders",),
    ),
]
