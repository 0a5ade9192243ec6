# ruff: noqa: E501 - pages are data, one a call
"""What stands around a text and is none of it: menus, styles, offers, related links, comments, legal lines."""

from __future__ import annotations

from tests.transforms.segmentation.pages.page import B1, B2, B3, Page

PAGES = [
    Page(
        "related_mid",
        "Boats moved before storm\n\n"
        + B1
        + "\n\nRelated stories\n\nSea wall cracks again\n\nFerry timetable changes\n\n"
        + B2
        + "\n\n"
        + B3,
        [("article", "Boats moved before storm")],
        ("Sea wall", "timetable"),
    ),
    Page(
        "related_inline",
        "Boats moved before storm\n\n"
        + B1
        + "\n\nREAD ALSO: Sea wall cracks again\n\n"
        + B2
        + "\n\nRelated: Ferry timetable changes\n\n"
        + B3,
        [("article", "Boats moved before storm")],
        ("Sea wall", "timetable"),
    ),
    Page(
        "related_end_dates",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nYou may also like:\nSea wall cracks again\nMarch 1, 2019\nFerry timetable changes\nFebruary 2, 2019",
        [("article", "Boats moved before storm")],
        ("Sea wall", "timetable", "2019"),
    ),
    Page(
        "share_end",
        "Boats moved before storm\n\nShare\nTweet\nEmail\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nShare this:\nTwitter\nFacebook\nLike this:\nLike Loading...",
        [("article", "Boats moved before storm")],
        ("Tweet", "Facebook", "Loading"),
    ),
    Page(
        "cookie_top",
        "We use cookies to give you the best experience on our website. By continuing to use this site you agree to our privacy policy.\n\nAccept\n\nBoats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2,
        [("article", "Boats moved before storm")],
        ("cookies", "Accept"),
    ),
    Page(
        "legal_end",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nCopyright 2019 Island Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
        [("article", "Boats moved before storm")],
        ("Copyright",),
    ),
    Page(
        "comments",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\n2 Comments\n\nkarl says:\nMarch 4, 2019 at 7:12 am\nThey should have moved mine as well, I had asked them twice on Sunday and nobody came.\n\nines says:\nMarch 4, 2019 at 9:01 am\nWe did call you!\n\nLeave a Reply\n\nYour email address will not be published.",
        [("article", "Boats moved before storm")],
        ("karl says", "call you", "twice on Sunday"),
    ),
    Page(
        "nav_breadcrumb",
        "Home » News » Harbour\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\n« Previous Next »",
        [("article", "Boats moved before storm")],
        ("Home", "Previous"),
    ),
    Page(
        "css_each",
        "style=\"font-family: Arial; font-size: 12px;\">Boats moved before storm\n\n<p style='margin:0'>"
        + B1
        + '</p>\n\nline-height: 150%;">'
        + B2,
        [("article", "Boats moved before storm")],
        ("font", "line-height", "style"),
    ),
    Page(
        "css_block",
        "Boats moved before storm\n\n.post-title { color: #333; font-size: 20px; }\n#main p { margin: 0 }\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\n(function() { var s = 1; })();\nvar _gaq = _gaq || [];\n_gaq.push(['_setAccount', 'UA-1']);",
        [("article", "Boats moved before storm")],
        ("color", "margin", "gaq", "function"),
    ),
    Page(
        "menu_top",
        "Home\nNews\nSport\nWeather\nContact\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm")],
        ("Sport", "Contact"),
    ),
    Page(
        "site_title",
        "Boats moved before storm - Island Press\n\nBoats moved before storm\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm")],
        (),
        "Boats moved before storm - Island Press",
    ),
    Page(
        "category_title",
        "World News\n\nBoats moved before storm hits the harbour\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm hits the harbour")],
        (),
        "World News",
    ),
    Page(
        "newsletter_mid",
        "Boats moved before storm\n\n"
        + B1
        + "\n\nSign up for our newsletter\n\nADVERTISEMENT\n\n"
        + B2
        + "\n\nStory continues below\n\n"
        + B3,
        [("article", "Boats moved before storm")],
        ("newsletter", "ADVERT", "continues below"),
    ),
    Page(
        "tags_end",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nTags: harbour, storm\n\nFiled under: News\n\nPosted in Uncategorized | Leave a comment",
        [("article", "Boats moved before storm")],
        ("Tags", "Filed", "Posted in"),
    ),
    Page(
        "update_line",
        "Boats moved before storm\n\nUpdated 3 March 2019 at 14:05 GMT\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "time_ago",
        "Boats moved before storm\n\n5 hours ago\n\n" + B1 + "\n\n" + B2,
        [("article", "Boats moved before storm")],
    ),
    Page(
        "md_doc",
        "# Boats moved before storm\n\n*By Ines Okafor*\n\n"
        + B1
        + "\n\n## What next\n\n"
        + B3
        + "\n\n[Read more](https://a.example/x)",
        [("teaser", "Boats moved before storm")],
        ("Read more",),
    ),
    Page(
        "html_doc",
        "<h1>Boats moved before storm</h1><p>"
        + B1
        + "</p><p>"
        + B2
        + '</p><div class="related"><h3>Related posts</h3><ul><li>Sea wall cracks again</li><li>Ferry timetable</li></ul></div>',
        [("article", "Boats moved before storm")],
        ("cracks", "<"),
    ),
    Page(
        "comments_no_count",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nComments\n\nAnonymous\n\nMy boat was not moved and nobody even called me about it.\n\nReply\n\nHarbour fan\n\nGreat work as ever.\n\nReply",
        [("article", "Boats moved before storm")],
        ("Anonymous", "Great work"),
    ),
    Page(
        "advert_lines",
        "Boats moved before storm\n\nAdvertisement\n\n"
        + B1
        + "\n\nAdvertisement - scroll to continue\n\n"
        + B2,
        [("article", "Boats moved before storm")],
        ("dvertisement",),
    ),
    Page(
        "follow_us",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nFollow us on Twitter @islandpress and like us on Facebook.",
        [("article", "Boats moved before storm")],
        ("Follow us",),
    ),
    Page(
        "click_sub",
        "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\nClick here to subscribe to our newsletter.",
        [("article", "Boats moved before storm")],
        ("Click here",),
    ),
    Page(
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
    ),
    Page(
        "terms_bar",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nTerms of Use | Privacy Policy | Contact Us | About",
        [("article", "Boats moved before storm")],
        ("Terms",),
    ),
    Page(
        "related_bullets",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nSee also:\n- Sea wall cracks again\n- Ferry timetable changes\n- Fish auction sets record",
        [("article", "Boats moved before storm")],
        ("cracks", "auction"),
    ),
    Page(
        "more_from",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nMore from Island Press\n\nSea wall cracks again\n\nFerry timetable changes",
        [("article", "Boats moved before storm")],
        ("cracks", "More from"),
    ),
    Page(
        "pub_dash",
        "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\n— Island Press",
        [("article", "Boats moved before storm")],
        (),
        None,
        ("Island Press",),
    ),
    Page(
        "email_line",
        "Boats moved before storm\n\n" + B1 + "\n\n" + B2 + "\n\nines.okafor@islandpress.example",
        [("article", "Boats moved before storm")],
    ),
    Page(
        "cookie_end_long",
        "Boats moved before storm\n\n"
        + B1
        + "\n\n"
        + B2
        + "\n\nThis website uses cookies to improve your experience. We'll assume you're ok with this, but you can opt-out if you wish. Accept Read More",
        [("article", "Boats moved before storm")],
        ("cookies",),
    ),
    Page(
        "page_foot",
        "Boats moved before storm\n\n"
        + "\n\n".join([B1, B2, B3])
        + "\n\nAll times local. © Sundline Media\n\n"
        "Enjoyed this report? Send it to your friends!\n\nPowered by Quillpress. Entries (RSS) and Comments (RSS).",
        [("article", "Boats moved before storm")],
        absent=("Sundline Media", "Send it to", "Quillpress"),
    ),
    Page(
        "menu_that_begins_with_photos",
        "Photos | Video | Contact\n\nBoats moved before storm\n\n" + "\n\n".join([B1, B2, B3]),
        [("article", "Boats moved before storm")],
        absent=("Photos |",),
    ),
]
