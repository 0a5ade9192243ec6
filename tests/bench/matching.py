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


_BATCH = 1_000


def _ours(sizes: list[int], documents: int, seed: int) -> list[dict[str, float]]:
    """CPU seconds, matches and megabytes for each size of registry. The sizes take turns, batch by batch, so that what
    else the machine does slows all of them alike."""
    from transforms.mentions import Entity, Registry, build_matcher
    from transforms.mentions.matching import find_hits

    sides = []
    for size in sizes:
        names = aliases(size, seed)
        kinds = cycle(("person", "organization", "organization", "place"))
        entities = tuple(
            Entity(str(number), name, kind)
            for number, (name, kind) in enumerate(zip(names, kinds, strict=False))
        )
        sides.append((names, build_matcher(Registry(entities), place_list=False)))
    totals = [dict.fromkeys(("cpu", "found", "megabytes"), 0.0) for _ in sizes]
    for first in range(0, documents, _BATCH):
        for (names, matcher), total in zip(sides, totals, strict=True):
            batch = texts(min(_BATCH, documents - first), names, seed + 1 + first)
            begun = time.process_time()
            total["found"] += sum(len(find_hits(document, matcher)) for document in batch)
            total["cpu"] += time.process_time() - begun
            total["megabytes"] += sum(map(len, batch)) / 1e6
    return totals


def _spacy(sizes: list[int], documents: int, seed: int) -> list[dict[str, float]]:
    import spacy
    from spacy.matcher import PhraseMatcher

    totals = []
    for size in sizes:
        names = aliases(size, seed)
        made = texts(documents, names, seed + 1)
        pipeline = spacy.blank("en")
        matcher = PhraseMatcher(pipeline.vocab)
        matcher.add("NAME", [pipeline.make_doc(name) for name in names])
        begun = time.process_time()
        found = sum(len(matcher(pipeline.make_doc(document))) for document in made)
        cpu = time.process_time() - begun
        totals.append({"cpu": cpu, "found": float(found), "megabytes": sum(map(len, made)) / 1e6})
    return totals


def main(arguments: list[str]) -> int:
    """`python -m tests.bench matching`: writes the section of RESULTS.md; 1 where a bound is not met."""
    parser = argparse.ArgumentParser(prog="tests.bench.matching")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--peer-documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=20261)
    parser.add_argument("--child", nargs="+", metavar=("PRODUCT", "DOCUMENTS AND SIZES"))
    given = parser.parse_args(arguments)
    if given.child:
        product, documents, *sizes = given.child
        measure_one = _ours if product == "Clippings" else _spacy
        print(json.dumps(measure_one([int(size) for size in sizes], int(documents), given.seed)))
        return 0
    rows, speed = [], dict[tuple[str, int], float]()
    for product, documents, sizes in (
        ("Clippings", given.documents, (10_000, 200_000)),
        ("spaCy PhraseMatcher", given.peer_documents, (10_000,)),
    ):
        command = [sys.executable, "-m", "tests.bench.matching", "--seed", str(given.seed)]
        measured = measure.run([*command, "--child", product, str(documents), *map(str, sizes)])
        for count, got in zip(sizes, json.loads(measured.output.strip().splitlines()[-1]), strict=True):
            speed[product, count] = documents / got["cpu"]
            rows.append(
                (
                    product,
                    f"{count:,}",
                    f"{documents:,}",
                    f"{got['cpu']:.2f}",
                    f"{speed[product, count]:,.0f}",
                    f"{got['megabytes'] / got['cpu']:.1f}",
                    f"{got['found'] / documents:.2f}",
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
