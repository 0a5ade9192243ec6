"""Which measures make two texts near-copies, or one an excerpt of the other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]

# direction: the article's text is contained in the related article's, or both say the same.
EXCERPT_OF = "excerpt_of"
MUTUAL = "mutual"

# Near: similarity from here on. Edited news keeps about 30 % of its runs of three words (NEWS-COPY, Silcock
# and others, 2023), two briefs of sixty words that were both edited a quarter. A lower share is enough where
# three long sentences' worth of runs is shared, and a higher one is needed where no more is shared than one
# long sentence of 32 words, which two short texts may both quote. Briefs are texts of which that is a third.
NEAR_SIMILARITY = 0.30
BRIEF_SIMILARITY, BRIEF_RUNS = 0.25, 90
LONG_SIMILARITY, LONG_RUNS = 0.22, 60
SHORT_SIMILARITY, SHORT_RUNS = 0.50, 30
# Contained: this share of the shorter text's runs, and at least so many runs, is in the other. A text that is
# all but wholly contained may be as short as one sentence.
CONTAINMENT, CONTAINED_RUNS = 0.70, 40
WHOLE_CONTAINMENT, WHOLE_RUNS = 0.85, 20
# Below this share of the other's runs, a contained text is an excerpt and not a near-copy.
EXCERPT_SIZE = 0.60


class Measures(NamedTuple):
    """Of every pair: the number of different three-word runs of each text, and of those in both."""

    left: Counts
    right: Counts
    shared: Counts


def judge(
    measures: Measures,
) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """(relation or '', similarity, containment) of every measured pair."""
    shared = measures.shared
    shorter = np.minimum(measures.left, measures.right)
    longer = np.maximum(measures.left, measures.right)
    similarity = shared / np.maximum(measures.left + measures.right - shared, 1)
    containment = shared / np.maximum(shorter, 1)
    contained = (containment >= CONTAINMENT) & (shared >= CONTAINED_RUNS)
    contained |= (containment >= WHOLE_CONTAINMENT) & (shared >= WHOLE_RUNS)
    similar = (similarity >= NEAR_SIMILARITY) & (shared >= SHORT_RUNS)
    brief = (longer <= BRIEF_RUNS) & (shared >= SHORT_RUNS)
    similar |= (similarity >= BRIEF_SIMILARITY) & brief
    similar |= (similarity >= LONG_SIMILARITY) & (shared >= LONG_RUNS)
    similar |= similarity >= SHORT_SIMILARITY
    excerpt = contained & (shorter < EXCERPT_SIZE * longer)
    near = ~excerpt & (contained | similar)
    relation = np.where(excerpt, "excerpt", np.where(near, "near", ""))
    return relation, similarity, containment


def least_related(fewer: Counts, more: Counts) -> npt.NDArray[np.float64]:
    """The fewest shared runs with which `judge` relates two texts of so many different runs.

    More than the shorter text has where no number is enough. Never falls where either text has more runs.
    """
    both = fewer + more
    brief = np.maximum(BRIEF_SIMILARITY / (1 + BRIEF_SIMILARITY) * both, SHORT_RUNS)
    rules = (
        np.maximum(CONTAINMENT * fewer, CONTAINED_RUNS),
        np.maximum(WHOLE_CONTAINMENT * fewer, WHOLE_RUNS),
        np.maximum(NEAR_SIMILARITY / (1 + NEAR_SIMILARITY) * both, SHORT_RUNS),
        np.where(more <= BRIEF_RUNS, brief, np.inf),
        np.maximum(LONG_SIMILARITY / (1 + LONG_SIMILARITY) * both, LONG_RUNS),
        SHORT_SIMILARITY / (1 + SHORT_SIMILARITY) * both,
    )
    return np.asarray(np.minimum.reduce(rules), dtype=np.float64)
