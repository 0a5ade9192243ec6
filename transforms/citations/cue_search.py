"""Where a text may credit anybody: one search of all of it for every form of every cue."""

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick_rs

from transforms.citations.cue_rules import rules
from transforms.citations.grammar import words
from transforms.citations.lexicon import data

_SMALL_WORDS = re.compile(r"^(?:(?:as|an?|in|the|first)\s)+")


@lru_cache(maxsize=1)
def _cue_search() -> ahocorasick_rs.AhoCorasick:
    """Finds what a sentence without a quotation must hold to credit anybody."""
    judging = {*rules().judging, "thank"}
    forms = [
        f"{form} {particle}" if particle else form
        for form, cues in words().cues.items()
        for cue in cues
        if cue.strength != "quote" or cue.lemma in judging
        for particle in cue.particles or [""]
    ]
    # ", as the academy later established.": behind "as" these need no "that".
    forms += [
        form
        for form, cues in words().cues.items()
        for cue in cues
        if cue.particles and "that" in cue.particles
    ]
    that_too = rules().that_too
    forms += [
        f"{form} that" for form, cues in words().cues.items() if any(cue.lemma in that_too for cue in cues)
    ]
    # Without their first small words: "as reported by" would be found inside "was reported by", and be no whole word.
    forms += [_SMALL_WORDS.sub("", phrase) for phrase in data("cues")["credit_phrases"]]
    forms += data("cues")["view_words"]
    forms += [f"{word} that" for word in [*data("cues")["stances"], *data("cues")["stance_nouns"]]]
    forms += [
        f"{word} {who}" for word in data("word_sets")["stances_bare"] for who in ("he", "she", "they", "it")
    ]
    forms += data("cues")["worries"]
    forms += [
        f"{word} {behind}"
        for word in data("cues")["say_nouns"]
        for behind in ("that", "by", "of", "from", "is", "was", "are", "were")
    ]
    forms += [f"{word} {be}" for word in data("cues")["held_nouns"] for be in ("is", "was")]
    forms += [
        f"{owner} {word}"
        for owner in ("'s", "’s", "own", "its", "their")
        for word in data("cues")["reckonings"]
    ]
    forms += ["disagrees:", "disagreed:"]
    forms += [f"{who} {saw}" for who in data("cues")["witnesses"] for saw in data("cues")["witnessing"]]
    # “Bridges are mortal,” shrugged one engineer: words too few for a quotation have the verb right behind them.
    forms += [
        f"{mark} {form}"
        for form, cues in words().cues.items()
        if form.endswith("ed") and any(cue.strength == "quote" for cue in cues)
        for mark in ("”", '"')
    ]
    patterns = sorted({pattern for form in forms for pattern in (form, form.capitalize(), form.title())})
    return ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,  # twice as fast as the default, a few megabytes
    )


def cue_starts(masked: str) -> list[int]:
    """Where whole words that may be cues begin, in order; said too often rather than too seldom."""
    found = _cue_search().find_matches_as_indexes(masked)
    return [
        start
        for _, start, end in found
        # "called for" is found in "called former" as well, in place of "called".
        if (not masked[end : end + 1].isalpha() or " " in masked[start:end])
        and not (start and masked[start].isalpha() and masked[start - 1].isalpha())
    ]
