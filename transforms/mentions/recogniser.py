"""An optional recogniser: the entities of a spaCy pipeline beside those of the rules."""

from __future__ import annotations

from collections.abc import Callable

# spaCy's OntoNotes and WikiNER labels that are mention types here; all others are left out.
LABELS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
}
_TRIMMED_FRONT = ("the ", "The ", "THE ")
_TRIMMED_END = ("'s", "’s")


class RecogniserError(RuntimeError):
    """The pipeline named in the settings cannot be loaded; the message says why."""


def load_recogniser(name: str) -> Callable[[str], list[tuple[int, int, str]]]:
    """A function text -> [(start, end, type)] of the spaCy pipeline `name` (a package or a folder). Raises
    RecogniserError where spaCy or the pipeline is missing."""
    try:
        import spacy
    except ImportError as error:
        raise RecogniserError(f"the recogniser {name!r} needs spaCy, which is not installed") from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError) as error:
        raise RecogniserError(f"spaCy cannot load the pipeline {name!r}: {error}") from error

    def recognise(text: str) -> list[tuple[int, int, str]]:
        spans = []
        for entity in pipeline(text).ents:
            kind = LABELS.get(entity.label_)
            if kind is None:
                continue
            start, end = entity.start_char, entity.end_char
            start += next((len(f) for f in _TRIMMED_FRONT if text.startswith(f, start)), 0)
            end -= next((len(e) for e in _TRIMMED_END if text.endswith(e, start, end)), 0)
            if start < end and "\n" not in text[start:end]:
                spans.append((start, end, kind))
        return spans

    return recognise
