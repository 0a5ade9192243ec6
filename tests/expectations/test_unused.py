from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.checks import HERE, Check, CheckError
from expectations.economy import made_once, plain_id, remembered
from expectations.unused import listed, without


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that imports three kinds of things by name."""
    package = tmp_path / "toolbox"
    (package / "kinds").mkdir(parents=True)
    (package / "kinds" / "__init__.py").write_text("")
    for name in ("hammer", "saw", "plane"):
        (package / "kinds" / f"{name}.py").write_text(f"class {name.title()}:\n    weight = 2\n")
    (package / "__init__.py").write_text(
        "".join(f"from toolbox.kinds.{name} import {name.title()}\n" for name in ("hammer", "saw", "plane"))
    )
    monkeypatch.syspath_prepend(tmp_path)
    for name in list(sys.modules):
        if name.partition(".")[0] == "toolbox":
            monkeypatch.delitem(sys.modules, name)
    return package


@pytest.mark.usefixtures("library")
def test_what_is_left_out_is_an_empty_class_and_can_be_imported_afterwards() -> None:
    with without(["toolbox.kinds.*", "!toolbox.kinds.saw"]):
        import toolbox  # type: ignore[import-not-found]
    assert toolbox.Saw.weight == 2
    assert not hasattr(toolbox.Hammer, "weight")
    assert "toolbox.kinds.hammer" not in sys.modules
    assert importlib.import_module("toolbox.kinds.hammer").Hammer.weight == 2


@pytest.mark.usefixtures("library")
def test_what_is_imported_already_stays_what_it_is() -> None:
    saw = importlib.import_module("toolbox.kinds.saw").Saw
    for name in ("toolbox", "toolbox.kinds.hammer"):
        sys.modules.pop(name)
    with without(["toolbox.kinds.*"]):
        toolbox = importlib.import_module("toolbox")
    assert toolbox.Saw is saw
    assert "toolbox.kinds.saw" in sys.modules


def test_comments_and_empty_lines_of_a_list_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# what\n\none.two  # why\n!one.three\n")
    assert listed(path) == ["one.two", "!one.three"]


def test_no_pattern_of_the_list_is_in_vain() -> None:
    from importlib.util import find_spec

    for pattern in listed(HERE / "unused.txt"):
        name = pattern.removeprefix("!")
        assert find_spec(name.rpartition(".")[0] if "*" in name else name), f"{name} does not exist"


def test_an_expectation_that_is_left_out_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from expectations import gx

    library = gx.import_gx()
    monkeypatch.setattr(library.expectations, "ExpectColumnToExist", type("Empty", (), {}))
    check = Check("t.c", "t", "info", "s", "o", expectation="ExpectColumnToExist", kwargs={"column": "c"})
    with pytest.raises(CheckError, match=r"ExpectColumnToExist is left out .* unused\.txt"):
        gx.expectation_of(check)


def test_the_library_checks_as_ever_after_an_audit() -> None:
    from expectations.economy import economically
    from expectations.gx import import_gx

    import_gx()
    from great_expectations.core.id_dict import IDDict
    from great_expectations.expectations.expectation import Expectation

    before = Expectation.__dict__["configuration"], IDDict.__dict__["to_id"]
    with economically():
        assert IDDict.__dict__["to_id"] is not before[1]
    assert (Expectation.__dict__["configuration"], IDDict.__dict__["to_id"]) == before


values = (
    st.none() | st.booleans() | st.integers() | st.text() | st.floats() | st.lists(st.text()) | st.dates()
)


@given(st.dictionaries(st.text(), values, max_size=4))
def test_an_id_is_the_one_that_the_library_gives(arguments: dict[str, Any]) -> None:
    from expectations.gx import import_gx

    import_gx()
    from great_expectations.core.id_dict import IDDict

    mapping = IDDict(arguments)
    assert plain_id(IDDict.to_id)(mapping) == mapping.to_id()


def test_a_remembered_property_is_asked_once_an_object() -> None:
    asked = []

    class Thing:
        def __init__(self, name: str) -> None:
            self.name = name

    def stock(self: Thing) -> str:
        asked.append(self.name)
        return self.name.upper()

    Thing.loud = remembered(property(stock))  # type: ignore[attr-defined]
    things = [Thing("reed"), Thing("teal"), Thing("reed")]
    assert [thing.loud for thing in things * 2] == ["REED", "TEAL", "REED"] * 2  # type: ignore[attr-defined]
    assert asked == ["reed", "teal", "reed"]


def test_a_configuration_makes_its_expectation_anew_when_its_arguments_change() -> None:
    made = []

    class Configuration:
        def __init__(self, **kwargs: str) -> None:
            self.kwargs = kwargs

    def stock(self: Configuration) -> dict[str, str]:
        made.append(dict(self.kwargs))
        return made[-1]

    to_domain_obj = made_once(stock)
    configuration = Configuration(column="reed")
    assert to_domain_obj(configuration) is to_domain_obj(configuration)
    configuration.kwargs["batch_id"] = "teal"
    assert to_domain_obj(configuration) == {"column": "reed", "batch_id": "teal"}
    assert len(made) == 2
