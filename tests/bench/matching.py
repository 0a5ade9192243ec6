"""Registry matching beside spaCy's PhraseMatcher: the same aliases over the same texts, in the same run.

The texts are made of invented words with the aliases strewn in; both get texts in memory and give character offsets.
spaCy runs on a blank English pipeline (its tokenizer is part of the work, since its matcher reads tokens).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from itertools import cycle

from tests.bench import measure

SECTION = "Matching"
_SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fal",
    "gri",
    "hol",
    "jun",
    "kes",
    "lor",
    "mar",
    "nev",
    "os",
    "pra",
    "quil",
    "ros",
    "tam",
    "ul",
    "ven",
)
_FILLER = (
    "the",
    "of",
    "and",
    "in",
    "a",
    "to",
    "said",
    "that",
    "was",
    "for",
    "on",
    "with",
    "has",
    "were",
    "from",
)


def aliases(count: int, seed: int) -> list[str]:
    """Invented names of two or three capitalised words, all different."""
    draw, names = random.Random(seed), dict[str, None]()
    while len(names) < count:
        words = [
            "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 3))).capitalize()
            for _ in range(draw.randint(2, 3))
        ]
        names[" ".join(words)] = None
    return list(names)


def texts(count: int, names: list[str], seed: int) -> list[str]:
    """Texts of about 350 words, ten of the names in each."""
    draw, made = random.Random(seed), []
    marks = ("", "", "", "", "", "", ",", ".", "’s", "”", ";", " (2011)", "-")
    for _ in range(count):
        words = [
            (
                draw.choice(_FILLER)
                if draw.random() < 0.5
                else "".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4)))
            )
            + draw.choice(marks)
            for _ in range(320)
        ]
        for name in draw.choices(names, k=10):
            words.insert(draw.randrange(len(words)), name)
        made.append(" ".join(words) + ".")
    return made


def _ours(names: list[str], documents: list[str]) -> tuple[float, int]:
    from transforms.mentions import Entity, Registry, build_matcher
    from transforms.mentions.matching import find_hits

    kinds = cycle(("person", "organization", "organization", "place"))
    entities = tuple(
        Entity(str(number), name, kind) for number, (name, kind) in enumerate(zip(names, kinds, strict=False))
    )
    matcher = build_matcher(Registry(entities), place_list=False)
    begun, found = time.process_time(), 0
    for document in documents:
        found += len(find_hits(document, matcher))
    return time.process_time() - begun, found


def _spacy(names: list[str], documents: list[str]) -> tuple[float, int]:
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab)
    matcher.add("NAME", list(pipeline.tokenizer.pipe(names)))
    begun, found = time.process_time(), 0
    for document in documents:
        found += len(matcher(pipeline.make_doc(document)))
    return time.process_time() - begun, found


def child(product: str, count: int, documents: int, seed: int) -> None:
    """One measurement in a process of its own; prints CPU seconds and matches as JSON."""
    names = aliases(count, seed)
    made = texts(documents, names, seed + 1)
    seconds, found = (_ours if product == "Clippings" else _spacy)(names, made)
    print(json.dumps({"cpu": seconds, "found": found, "megabytes": sum(map(len, made)) / 1e6}))


def main(arguments: list[str]) -> int:
    """`python -m tests.bench matching`: writes the section of RESULTS.md; 1 where a bound is not met."""
    parser = argparse.ArgumentParser(prog="tests.bench.matching")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--peer-documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=20261)
    parser.add_argument("--child", nargs=3, metavar=("PRODUCT", "ALIASES", "DOCUMENTS"))
    given = parser.parse_args(arguments)
    if given.child:
        product, count, documents = given.child
        child(product, int(count), int(documents), given.seed)
        return 0
    rows, speed = [], dict[tuple[str, int], float]()
    for product, count, documents in (
        ("Clippings", 10_000, given.documents),
        ("spaCy PhraseMatcher", 10_000, given.peer_documents),
        ("Clippings", 200_000, given.documents),
    ):
        command = [sys.executable, "-m", "tests.bench.matching", "--seed", str(given.seed)]
        measured = measure.run([*command, "--child", product, str(count), str(documents)])
        got = json.loads(measured.output.strip().splitlines()[-1])
        speed[product, count] = documents / got["cpu"]
        rate = f"{got['megabytes'] / got['cpu']:.1f}"
        found = f"{got['found'] / documents:.2f}"
        rows.append(
            (
                product,
                f"{count:,}",
                f"{documents:,}",
                f"{got['cpu']:.2f}",
                f"{speed[product, count]:,.0f}",
                rate,
                found,
            )
        )
    faster = speed["Clippings", 10_000] / speed["spaCy PhraseMatcher", 10_000]
    slower = speed["Clippings", 10_000] / speed["Clippings", 200_000]
    head = ("product", "aliases", "texts", "CPU s", "texts per CPU s", "MB per CPU s", "matches per text")
    body = (
        f"Seed {given.seed}; {measure.machine()}. Texts in memory to character offsets, with boundaries and case.\n\n"
        f"{measure.table(head, rows)}\n\n"
        f"- {faster:.1f} x the texts of spaCy's PhraseMatcher in a CPU second (bound: 20).\n"
        f"- 200,000 aliases take {slower:.2f} x the time of 10,000 (bound: 1.5)."
    )
    measure.write_section(SECTION, body)
    print(body)
    return 0 if faster >= 20 and slower <= 1.5 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
