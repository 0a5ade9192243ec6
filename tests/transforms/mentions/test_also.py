from __future__ import annotations

import pytest

from tests.transforms.mentions.marked import matcher_of
from transforms.mentions import find_mentions
from transforms.mentions.resolution import other_forms, person_forms
from transforms.model import Mention


def _read(text: str) -> list[Mention]:
    return find_mentions(text, (), matcher_of(None), "en")


def _bearers(text: str) -> dict[str, str | None]:
    return {one.surface: one.name for one in _read(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Torvik Herring League (THL), known in the south as the Liga del Norte, met.", 3),
        ("The Veldt Weavers' Union, also called the Loom Front, met. The Loom Front is new.", 2),
        ("The Bakers' Guild, formerly the Oven Society, met in a barn.", 2),
        ("The Movimiento del Sur (MDS, Southern Movement) marched.", 3),
        ("The Frente Aurora (FA, which most papers call the Dawn Front or Sunrise Front) marched.", 4),
        ("Idris Quarley, nicknamed Skarv, sang.", 2),
        ("The banned movement Alga Torv (“Forward Torv”) has 400 members.", 2),
        ("The Natural Resources Institute (Luke) counted eels. “Many,” Luke wrote.", 2),
        ("The Ministry of Water and Irrigation shut the dam. The Water Ministry gave no reason.", 2),
        ("The Department of Mines fined them. The Mines Department was late.", 2),
        ("The University of Quarley shut. Quarley University has no roof.", 2),
        ("The Office of the Coroner General wrote. The Coroner General's Office is shut.", 2),
        ("Ottilie Ann Maddern baked. O. Maddern and Ottilie A. Maddern signed the bill.", 3),
        ("The Kurvish Teachers' League, known as YMK, met. YMK has 80 members.", 2),
    ],
)
def test_names_of_one_bearer(text: str, names: int) -> None:
    bearers = _bearers(text)
    assert (len(bearers), len(set(bearers.values()))) == (names, 1), bearers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ottilie Maddern, formerly of the Oven Society, met the Bakers' Guild.", 3),
        ("Ottilie Maddern, known as a friend of Idris Quarley, sang.", 2),
        ("The Bakers' Guild (BG, Torvik) met.", 3),
        ("The Torvik League, known to the Veldt Union, met.", 2),
        ("The Torvik League, once called to help by the Veldt Union, met.", 2),
        ("Torvik United (Larsen) beat the Veldt Union (Oslo).", 4),
        ("The Ministry of Water shut the dam. The Water Company paid.", 2),
        ("Ottilie Maddern and Otto Maddern baked; O. Maddern signed.", 3),
    ],
)
def test_names_of_several_bearers(text: str, names: int) -> None:
    bearers = _bearers(text)
    assert len(bearers) == names, bearers
    assert len(set(bearers.values())) >= min(names, 2), bearers


def test_short_forms_of_long_names() -> None:
    assert {"ruiz de la torre", "torre", "carmen ruiz de la torre"} <= person_forms(
        "María Carmen Ruiz de la Torre"
    )
    assert {"caldas", "caldas neto"} <= person_forms("Rui Caldas Neto")
    assert "health ministry" in other_forms("Ministry of Health, Family and Sports")
    assert "health ministry" not in other_forms("Museum of Health")
