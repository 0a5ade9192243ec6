"""The word lists that the grammar of sentences rests on: cue verbs, and words by what they do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from transforms.citations.lexicon import data


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb form: its lemma, class (speech, clause, quote) and the particles one of which must follow."""

    lemma: str
    strength: str
    particles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists as sets, and the kind of every word in them."""

    kinds: dict[str, str]
    cues: dict[str, tuple[Cue, ...]]
    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    roles: frozenset[str]
    surnames: frozenset[str]
    bodies: frozenset[str]
    generic_bodies: frozenset[str]
    outlet_nouns: frozenset[str]
    documents: frozenset[str]
    outlet_staff: frozenset[str]
    naming: frozenset[str]
    be: frozenset[str]
    times: frozenset[str]
    time_leads: frozenset[str]
    periods: frozenset[str]
    period_leads: frozenset[str]
    links: frozenset[str]
    first_person: frozenset[str]
    labels: frozenset[str]
    postnominals: frozenset[str]
    listening: frozenset[str]
    last_speaker: frozenset[str]
    platforms: frozenset[str]
    partisans: frozenset[str]
    figures: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The package's word lists, read once."""
    lists = data("words")
    kinds: dict[str, str] = {}
    for kind, name in (
        ("A", "adverbs"), ("X", "auxiliaries"), ("O", "pronouns"), ("R", "relatives"), ("S", "subordinators"),
        ("C", "conjunctions"), ("P", "prepositions"), ("D", "determiners"),
    ):  # fmt: skip
        kinds.update(dict.fromkeys(lists[name], kind))
    cues: dict[str, tuple[Cue, ...]] = {}
    for strength in ("speech", "clause", "quote"):
        for lemma, forms in data("cues")[strength].items():
            written, _, particles = forms.partition("+")
            cue = Cue(lemma, strength, frozenset(particles.split()))
            for form in written.split():
                # One with a particle is the narrower reading and tried first: "ruled out" before "ruled".
                known = cues.get(form, ())
                cues[form] = (cue, *known) if cue.particles else (*known, cue)
    names = [name for name in Words.__dataclass_fields__ if name not in ("kinds", "cues")]
    return Words(kinds, cues, *(frozenset(lists[name]) for name in names))
