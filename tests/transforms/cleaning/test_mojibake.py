"""A damaged line is repaired by what stands around its damage, with the same result as from end to end."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from transforms.cleaning import mojibake

EXAMPLES = int(os.environ.get("CLIPPINGS_TEST_EXAMPLES", "200"))
_ENCODINGS = ("cp1252", "latin-1", "cp1250", "cp1251", "mac_roman", "cp437")
_PLAIN = st.sampled_from(
    ("The pier at Dunmere was sold to its keepers for one crown. ", "a", " ", "it's ", "?")
)
_DAMAGED = st.builds(
    lambda sign, encoding: sign.encode().decode(encoding, "ignore"),
    st.sampled_from("“”‘’–—…éèàüßñÅøčšž£€°я中\xa0"),
    st.sampled_from(_ENCODINGS),
)
_SOUND = st.sampled_from(("“", "”", "é", "à ", "Ã", "â", "\xa0", "\ufffd"))
_LINES = st.lists(_PLAIN | _DAMAGED | _SOUND, max_size=9).map("".join)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_LINES)
@example("“Nobody came to see the pier of Dunmere,â€ said the keeper of the harbour, “and nobody will.â€\x9d")
def test_a_line_is_repaired_as_if_nothing_had_been_left_out(line: str) -> None:
    assert mojibake._fixed_line(line) == mojibake._fixed(line)


def test_the_plain_middle_of_a_line_is_left_out_and_put_back() -> None:
    plain = "The pier at Dunmere was sold to its keepers for one crown, they said on Tuesday. "
    assert mojibake._fixed_line(f"{plain}â€œNobody came.â€\x9d {plain}CafÃ© shut. {plain}") == (
        f"{plain}“Nobody came.” {plain}Café shut. {plain}",
        "encode sloppy-windows-1252, decode utf-8",
    )
