"""The fewest shared runs with which two texts are related."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates.judge import Measures, judge, least_related


@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_no_pair_is_related_with_fewer_shared_runs_than_the_least(
    one: int, other: int, data: st.DataObject
) -> None:
    shared = data.draw(st.integers(0, min(one, other)))
    measures = Measures(*(np.array([number]) for number in (one, other, shared)))
    fewer, more = (np.array([pick(one, other)]) for pick in (min, max))
    least = least_related(fewer, more)[0]
    assert (judge(measures)[0][0] != "") == (shared >= least - 1e-9)
    assert least <= least_related(fewer + 1, more + 1)[0]
    assert least <= least_related(fewer, more + 1)[0]
