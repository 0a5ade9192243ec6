"""A landing folder for the bench of whole runs: news of invented words about 10,000 registered names, with copies.

Of ten documents about six stand alone, the rest are copies of one another: exact, edited, or teasers. One in twenty is
a listing page, a few are damaged as texts off the web are. Some 2.2 KB each. The same size and
seed give the same files.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from tests.bench import segmentation
from tests.bench.corpus import Writer
from tests.bench.matching import aliases

SEED = 20261
BYTES = 2_200
ALIASES = 10_000
_KINDS = ("person", "organization", "organization", "place")
_VERBS = ("said", "told reporters", "added", "warned", "explained")
# Of all texts; the other parts of segmentation's mix (listings, debris, mojibake) are taken over from there.
_COPIES = 0.35
_PER_FOLDER = 1_000


@dataclass(frozen=True, slots=True)
class Names:
    """Registered names by type, and outlets."""

    people: list[str]
    bodies: list[str]
    places: list[str]
    outlets: list[str]


def names(seed: int = SEED) -> Names:
    """10,000 aliases: two for each body, one for the others, and 300 outlets."""
    made = aliases(ALIASES, seed)
    return Names(made[:3_000], made[3_000:8_000], made[8_000:9_700], [f"{n} Courier" for n in made[9_700:]])


def registry(found: Names) -> str:
    """The names as a registry file (YAML)."""
    lines = ["entities:"]
    for kind, group in (("person", found.people), ("place", found.places)):
        lines += [
            f"  - {{id: {kind}-{number}, name: {name}, type: {kind}}}" for number, name in enumerate(group)
        ]
    for number in range(0, len(found.bodies), 2):
        name, other = found.bodies[number : number + 2]
        lines.append(f"  - {{id: body-{number}, name: {name}, type: organization, aliases: [{other}]}}")
    lines.append("sources:")
    lines += [
        f"  - {{id: outlet-{number}, name: {name}, kind: newspaper}}"
        for number, name in enumerate(found.outlets)
    ]
    return "\n".join(lines) + "\n"


class _Newsroom:
    """Writes news: a headline, now and then byline, date and dateline, and paragraphs that name and cite."""

    def __init__(self, seed: int) -> None:
        self.writer = Writer(seed, words=12_000, phrases=800)
        self.names = names()
        self.draw = random.Random(seed)

    def _headline(self) -> str:
        words = " ".join(self.writer.words(self.draw.randint(4, 8)))
        return words[0].upper() + words[1:]

    def _some_name(self) -> str:
        # The first of a list are named far more often than the last, as in the news.
        group = self.draw.choice((self.names.people, self.names.bodies, self.names.places))
        return group[min(int(self.draw.paretovariate(0.4)) - 1, len(group) - 1)]

    def _named(self, sentence: str) -> str:
        words = sentence.split(" ")
        at = self.draw.randint(1, max(1, len(words) - 1))
        return " ".join([*words[:at], self._some_name(), *words[at:]])

    def _paragraph(self) -> str:
        sentences = self.writer.sentences(self.draw.randint(30, 80))
        sentences = [self._named(s) if self.draw.random() < 0.7 else s for s in sentences]
        if self.draw.random() < 0.3:
            person, verb = self.draw.choice(self.names.people), self.draw.choice(_VERBS)
            sentences.append(f"“{self.writer.sentence(12)[:-1]},” {person} {verb}.")
        if self.draw.random() < 0.15:
            body = self.draw.choice(self.names.bodies)
            rest = self.writer.sentence(12)
            sentences.append(f"According to the {body}, {rest[0].lower()}{rest[1:]}")
        return " ".join(sentences)

    def story(self) -> list[str]:
        """A story as blocks."""
        chance, draw = self.draw.random, self.draw
        blocks = [self._headline()]
        if chance() < 0.3:
            blocks.append(f"By {draw.choice(self.names.people)}")
        if chance() < 0.4:
            day = draw.randint(1, 28)
            blocks.append(
                f"{day} {draw.choice(('March', 'April', 'May', 'June'))} {draw.randint(2015, 2024)}"
            )
        size = sum(map(len, blocks))
        target = BYTES * draw.uniform(0.45, 1.45)
        while size < target:
            blocks.append(self._paragraph())
            size += len(blocks[-1])
        if chance() < 0.15:
            blocks.append(f"Photo: {draw.choice(self.names.people)} / {draw.choice(self.names.outlets)}")
        return blocks

    def copy(self, blocks: list[str]) -> list[str]:
        """A story again: the same, with 5 % of its words replaced and another headline, or its lead as a teaser."""
        kind = self.draw.random()
        if kind < 0.4:
            return blocks
        if kind < 0.8:
            fresh = iter(self.writer.words(800))
            body = [
                " ".join(
                    next(fresh, w) if self.draw.random() < 0.05 and w.islower() else w for w in block.split()
                )
                for block in blocks[1:]
            ]
            return [self._headline(), *body]
        return [blocks[0], " ".join(" ".join(blocks[1:]).split()[:70]) + " …", "Read more"]


def documents(count: int, seed: int = SEED) -> list[str]:
    """`count` texts, copies beside what they copy from."""
    room = _Newsroom(seed)
    made: list[list[str]] = []
    texts = []
    for _ in range(count):
        draw = room.draw.random()
        if draw < segmentation._LISTING:
            texts.append(segmentation._listing(room.writer))
            continue
        blocks = room.copy(room.draw.choice(made[-200:])) if made and draw > 1 - _COPIES else room.story()
        made.append(blocks)
        text = "\n\n".join(blocks)
        if draw < segmentation._LISTING + segmentation._DEBRIS:
            text = segmentation._with_debris(text)
        elif draw < segmentation._LISTING + segmentation._DEBRIS + segmentation._MOJIBAKE:
            text = text.encode().decode("cp1252", "replace").replace("\ufffd", "")
        texts.append(text)
    return texts


def write(count: int, folder: Path, seed: int = SEED) -> tuple[Path, Path]:
    """The landing folder of `count` .txt files and its registry; made once, kept in `folder`."""
    root = folder / f"landing-{count}-{seed}"
    names_file = folder / "landing-registry.yaml"
    if not root.exists():
        part = root.with_suffix(".part")
        part.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(documents(count, seed)):
            home = part / f"{number // _PER_FOLDER:04}"
            home.mkdir(exist_ok=True)
            (home / f"{number:07}.txt").write_text(text, encoding="utf-8")
        part.replace(root)
    names_file.write_text(registry(names()), encoding="utf-8")
    return root, names_file
