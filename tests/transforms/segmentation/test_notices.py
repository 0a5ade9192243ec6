"""Calls, notices and counters of pages are furniture; sentences that begin like them are prose."""

from __future__ import annotations

import pytest

from transforms.segmentation import segment

LEAD = (
    "The mill at Brenkirk will grind again from May, its new owners said on Monday. Nobody had offered for it in "
    "nine years, and the wheel had to be freed with an axe."
)
REST = (
    "“We wanted a house and got a river,” said Mila Horvat, who bought it with her brother. She expects the first "
    "flour before the summer."
)
NOTICES = [
    *("This article is more than 3 years old", "Skip past newsletter promotion", "View image in fullscreen"),
    *("Our Standards: The Brenkirk Post Code of Practice.", "Acquire Licensing Rights", "Link Copied!"),
    *("You have 2 free articles left this month.", "This content is only available to subscribers."),
    *("Subscribe now to read the full story.", "Log in or register to continue reading this article."),
    *("To continue reading, please log in or register.", "Get our best stories straight to your inbox"),
    *(
        "Seen a mistake? Select the text and press Ctrl+Enter",
        "[Facebook] [X] [Tumblr]",
        "[ID:nL4N1NE2QK]",
        "[L8N2TF4XY]",
    ),
    *(
        "Some links on this page are affiliate links.",
        "Found a mistake? Select the text and press Ctrl+Enter",
    ),
    *(
        "When you buy through links on our site, we may earn an affiliate commission.",
        "Spotted an error? Tell us",
    ),
    *(
        "If you find an error, select the text and press Ctrl+Enter.",
        "Got a story? Email desk@brenkirk.example",
    ),
    *("Telegram | WhatsApp | Found a mistake? Tell the editor", "Share | Tweet | Something else entirely"),
    *("Page 3 of 17", "1 2 3 ... 9 Next", "1 of 5", "5 min read", "0:00 / 3:42", "list of 4 items"),
    *("Since you're here, we have a small favour to ask.", "Let us know in the comments below"),
    *("Add as preferred source on Google", "CLICK HERE TO GET THE POST APP", "Explore more on these topics"),
    *(
        "WATCH: How the wheel was freed",
        "[Read also: The last miller of Stell]",
        "Manage settings / Accept all",
    ),
    "ALSO READ: The last miller of Stell, the dog that would not leave him and the long winter of 1947, told by "
    "those who carried the sacks",
]
NOTICES += [
    *("Kindly share this story:", "FacebookTwitterWhatsAppEmail", "Share to TwitterShare to FacebookPrint"),
    *("Find the Post: East on Facebook, X and YouTube.", "Posted in Mills, Local, News, Rivers0 Comments"),
    *("Filed under Mills, Rivers, Old trades", "Posted in Mills | 12 Comments"),
]
NOTICES += [
    *("Continued on page 4", "(Continued from page 1)", "Turn to page 2 for the full report", "SEE PAGE B3"),
    *("Story continues on page 12", "From page one", "6 SPORT The Brenkirk Post Monday 4 May 2015"),
    *("Monday 4 May 2015 The Brenkirk Post LETTERS 7", "Click to e-mail a letter to the editor."),
    *("We value your feedback. Please click here to write to us.", "top_ad_2", "Bookmark and Share"),
    *("News and Press Release", "Originally published", "View original"),
]
NOTICES += [
    *("Download the full survey in Welsh (PDF, 3.2 MB)", "[Download the full survey (PDF, 3.2 MB)]"),
    *("Download this statement as a PDF", "Read the survey [PDF]", "The wells of the plain (pdf, 410 KB)"),
    *("Also available in: French, Spanish", "This article is also available in Arabic", "Read in Spanish"),
    "Read this story in Hindi and Urdu",
]
NOTICES += [
    *(
        "Report a correction or typo",
        "Link to original article",
        "Republish this story",
        "Translate this page",
    ),
    *("Thank you for subscribing", "An error has occurred. Please try again.", "Open image in gallery"),
    *("Stay up to date", "Write a letter to the editor", "Thanks for reading!", "[email protected]"),
    *(
        "To unsubscribe, click here",
        "If you value our work, please consider a donation.",
        "Please support us",
    ),
    *("This article was posted on May 4, 2021 under Mills.", "Share your thoughts"),
    *("Have a tip? Email us at desk@brenkirk.example", "Know something? Write to desk@brenkirk.example."),
    "If you have a story, email desk@brenkirk.example",
]
NOTICES += [
    *(
        "Online Subscribers: Please click here to log in to read all content.",
        "Not yet a member? Join today.",
    ),
    *(
        "You must be a subscriber to view this content.",
        "To stay in touch, sign up for our letter. Click here.",
    ),
    *("Get alerts on Mills when a new story is published", "Mila Horvat is on Twitter @milahorvat"),
    "Follow Mila Horvat on Twitter and Facebook. Follow the Post @brenkirkpost, Facebook & Instagram.",
]
PROSE = [
    "Not a miller? Nor was she, when the wheel came back to the family.",
    "Only members may vote on the weir, and there are none left.",
    "To get the wheel, sign the paper, the notary said, and the brothers signed.",
    "Follow the river on foot. Find the weir. Ask for the man with the boots, the leaflet says.",
    "If you have a mill, write your will, people say in the valley, and they are no fools for saying so.",
    "Do you have a mill? Write and tell me, she said in a letter that nobody has found since.",
    "To unsubscribed readers the Post was always a paper of the mill, and the mill was a paper of the Post.",
    "Download the river, the miller used to say, and you will find that it has no end and no beginning either.",
    "Available in Spanish and in nothing else, the old book of tolls has never been read by a miller of the valley.",
    "Read in Spanish, the tolls sound like a song about a miller who had lost his wheel to the sea.",
    "The tolls of the mill were not counted by anybody in the year of the flood (they would be 3.2 Mb)",
    "From page one the miller is drunk, and the reader has to take his word for the flood.",
    "See page 4 of the report, the board wrote, and then look at the river.",
    "Click to write, the old machine said, and the clerk wrote to his mother.",
    "We welcome your feedback on the weir, the board had written on a sheet that hung under water.",
    "Turn to page nine and you will find the wheel drawn by a child.",
    "Originally published as a warning, the sheet is now sung at weddings.",
    "A variable called top_ad had stopped the clock of the mill for a day.",
    "Posted in the mill, he said, the sentries slept on flour and woke up white as the dead of the parish.",
    "Follow the river on Facebook and you will know less of it than a boy with a stick, the miller said.",
    "Find the old mill on YouTube if you must, she said, and then come and smell it.",
    "Tagged sheep crossed the weir at night, and nobody knows who opened the gate for them.",
    "Subscribe to the idea that rivers are free and you will pay for walls, the mayor told the meeting.",
    "Found a leak in the dam, people should call the water board, which has two men on duty at night.",
    "Our standards are higher than those of the ministry, said the head of the board.",
    "Some links in the chain are a hundred years old and made of wood.",
    "This article of the treaty is for the states to interpret, the judge said, and not for the mills.",
    "The message in your inbox may be false, the police said on Tuesday.",
    "Get up at five, she says, and you will have the river to yourself.",
    "An affiliate of the bank had lent the money for the wheel.",
    "1 in 5 mills in the valley still has its stones.",
    "You have two rivers here and one bridge, said the engineer.",
    "We may earn less than our fathers did, the miller said, but we sleep longer.",
    "Register offices in the valley will close at noon to read all names aloud.",
    "The owners are not responsible for the flood, the court found.",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_is_in_no_text(notice: str) -> None:
    for page in (f"{LEAD}\n\n{REST}\n\n{notice}", f"{LEAD}\n\n{notice}\n\n{REST}"):
        (part,) = segment(f"Mill to grind again after nine years\n\n{page}\n").segments
        assert notice not in part.text
        assert LEAD in part.text
        assert REST in part.text


@pytest.mark.parametrize("line", PROSE)
def test_a_sentence_that_begins_like_a_notice_is_prose(line: str) -> None:
    for page in (f"{LEAD}\n\n{REST}\n\n{line}", f"{LEAD}\n\n{line}\n\n{REST}"):
        (part,) = segment(f"Mill to grind again after nine years\n\n{page}\n").segments
        assert line in part.text


def test_a_label_that_leads_to_nothing_below_a_text_is_furniture() -> None:
    (part,) = segment(
        f"Mill to grind again after nine years\n\n{LEAD}\n\n{REST}\n\nMore from Brenkirk\n"
    ).segments
    assert "More from" not in part.text


def test_a_question_about_cookies_parts_no_text() -> None:
    page = f"Mill to grind again\n\n{LEAD}\n\nThis website uses cookies. Accept all or manage settings.\n\n{REST}\n"
    (part,) = segment(page).segments
    assert "cookies" not in part.text
    assert REST in part.text


@pytest.mark.parametrize(
    "line",
    [
        "Nous et nos 842 partenaires stockons des informations sur votre appareil. Tout accepter",
        "Wir und unsere 218 Partner speichern Informationen auf Ihrem Gerät. Alle akzeptieren",
        "This website or its third-party tools use cookies, which are necessary to its functioning.",
        "Cookies: we use our own and third-party cookies to improve our services.",
        "This message was sent to you as a member of the press list of the mill.",
        "Was this email forwarded to you? Subscribe here",
        "Having trouble viewing this email? Click here",
        "Be the first to comment on this story",
    ],
)
def test_what_sites_and_senders_tell_their_readers_is_furniture(line: str) -> None:
    (part,) = segment(f"Mill to grind again\n\n{LEAD}\n\n{REST}\n\n{line}\n").segments
    assert line not in part.text


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter was sent to all members of the club in March, and two of them resigned.",
        "Wir und unsere Kinder haben 40 Jahre auf die Bahn gewartet, sagt Mila Horvat.",
        "The charity, registered in 1922, has 14 members and a boat.",
        "For interviews she wore a borrowed coat, and on 12 May she gave it back.",
        "All words and no deeds, said a neighbour of the year 2019 in the council.",
    ],
)
def test_sentences_with_the_words_of_such_notices_are_prose(line: str) -> None:
    (part,) = segment(f"Mill to grind again\n\n{LEAD}\n\n{line}\n\n{REST}\n").segments
    assert line in part.text
