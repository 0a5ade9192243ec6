"""Citations of texts in memory: documents and megabytes in a CPU second, for ordinary and for citation-dense prose.

The texts are put together from invented sentences and names by a seed: an ordinary news text of about 2.2 KB holds two
reporting verbs and one quotation, a dense one credits somebody in nearly every sentence. Mentions are given, as they
are when a text comes to this step; a registry holds the outlets.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import time

from tests.bench import measure
from transforms.model import Mention, Source

SECTION = "Citations"
_GIVEN = ("Ada", "Ivo", "Mara", "Tomas", "Lena", "Pavel", "Nuria", "Oskar", "Edda", "Jonas")
_FAMILY = ("Marsh", "Brandt", "Corvin", "Dellow", "Falk", "Hallin", "Ostrow", "Quennell", "Rusk", "Vane")
_BODIES = ("Harbour Board", "Dunmore Council", "Rail Union", "Lowland Institute", "Water Agency")
_OUTLETS = ("Northern Courier", "Halse Gazette", "Delta Wire")
_PLAIN = (
    "The works along the old quay began in spring and are to last until the end of the coming year.",
    "Buses will run every twenty minutes from the square to the station while the line is closed.",
    "Snow fell on the hills for a third day, and most of the roads to the upper valley stayed shut.",
    "About a third of the houses in the quarter were built before the river was moved to its present bed.",
    "The club lost four of its last five games and slipped to the lower half of the table.",
    "Prices of barley and oats rose by a tenth over the summer after a dry May and a wet August.",
    "A new hall with room for nine hundred people is being built on the site of the former dairy.",
    "The museum keeps more than two thousand clocks, of which about ninety are wound each week.",
)
_CREDITED = (
    "{person} of the {body} said on Tuesday that the gates would be closed before the first frost.",
    "According to the {body}, the level of the lake has dropped by eleven centimetres since June.",
    "The {body} warned that the bridge could not carry heavier lorries, the {outlet} reported.",
    "“We measured it twice and the answer was the same both times,” said {person}, who leads the survey.",
    "{person} told the {outlet} that the tender had been prepared in haste.",
    "“There is no money left for the second stage of the work,” the director of the {body} said.",
    "A report by the {body} found that one pump in three had not been serviced for a decade.",
    "{person} denied that the figures had been changed, and added that the minutes were open to anybody.",
)
_ORDINARY = (
    "{person} of the {body} said the ferry would stay, adding that no date had been set for the vote.",
    "“Nobody has asked the people who live beside the line,” {person} told the {outlet}.",
)


def _draw(draw: random.Random, shapes: tuple[str, ...]) -> str:
    return draw.choice(shapes).format(
        person=f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}",
        body=draw.choice(_BODIES),
        outlet=draw.choice(_OUTLETS),
    )


def texts(kind: str, count: int, seed: int) -> list[str]:
    """Texts of about 2.2 KB, `kind` ordinary or dense; paragraphs of two sentences."""
    draw, made = random.Random(seed), []
    for _ in range(count):
        sentences = [_draw(draw, (shape,)) for shape in _ORDINARY] if kind == "ordinary" else []
        while sum(map(len, sentences)) < 2150:
            plain = kind == "ordinary" or draw.random() < 0.15
            sentences.append(_draw(draw, _PLAIN if plain else _CREDITED))
        draw.shuffle(sentences)
        made.append("\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)))
    return made


def mentions(text: str) -> list[Mention]:
    """The invented names in a text, sorted by start."""
    found = []
    people = [f"{given} {family}" for given in _GIVEN for family in _FAMILY]
    for kind, names in (("person", people), ("organization", [*_BODIES, *_OUTLETS])):
        for name in names:
            at = text.find(name)
            while at >= 0:
                found.append(Mention(at, at + len(name), name, name, name, kind, False, "given", 1.0))
                at = text.find(name, at + 1)
    return sorted(found, key=lambda mention: mention.start)


def child(kind: str, documents: int, seed: int) -> None:
    """One measurement in a process of its own; prints CPU seconds, rows and megabytes as JSON."""
    from flows.extraction import GC_THRESHOLD
    from transforms.citations import find_citations
    from transforms.mentions.registry import Registry

    gc.set_threshold(GC_THRESHOLD)  # as in the processes of a run
    registry = Registry((), tuple(Source(name, name, "newspaper", name) for name in _OUTLETS))
    made = [(text, mentions(text)) for text in texts(kind, documents, seed)]
    for text, named in made[:20]:
        find_citations(text, (), named, registry, "en")
    begun, found = time.process_time(), 0
    for text, named in made:
        found += len(find_citations(text, (), named, registry, "en"))
    seconds = time.process_time() - begun
    print(json.dumps({"cpu": seconds, "found": found, "megabytes": sum(len(text) for text, _ in made) / 1e6}))


def main(arguments: list[str]) -> int:
    """`python -m tests.bench citations`: writes the section of RESULTS.md; 1 where a bound is not met."""
    parser = argparse.ArgumentParser(prog="tests.bench.citations")
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=20261)
    parser.add_argument("--child", choices=("ordinary", "dense"))
    given = parser.parse_args(arguments)
    if given.child:
        child(given.child, given.documents, given.seed)
        return 0
    rows, slow = [], 0
    for kind, bound in (("ordinary", 120), ("dense", 700)):
        command = [sys.executable, "-m", "tests.bench.citations", "--seed", str(given.seed), "--child", kind]
        measured = measure.run([*command, "--documents", str(given.documents)])
        got = json.loads(measured.output.strip().splitlines()[-1])
        each = got["cpu"] / given.documents * 1e6
        slow += each > bound
        rows.append(
            (
                kind,
                f"{given.documents:,}",
                f"{got['found'] / given.documents:.1f}",
                f"{given.documents / got['cpu']:,.0f}",
                f"{got['megabytes'] / got['cpu']:.1f}",
                f"{each:.0f}",
                bound,
            )
        )
    head = (
        "prose",
        "texts",
        "citations a text",
        "texts per CPU s",
        "MB per CPU s",
        "µs a text",
        "aim, µs",
    )
    body = (
        f"Seed {given.seed}; {measure.machine()}; one process. Texts of about 2.2 KB in memory, "
        "their mentions given.\n\n"
        f"{measure.table(head, rows)}"
    )
    measure.write_section(SECTION, body)
    print(body)
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
