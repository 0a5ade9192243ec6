"""Patterns that an installation has compiled are those that Python compiles, and where they are not there it does."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import installed, patterns

MARKET = (r"(?P<price>\d+)\s*(?P<unit>kg|lb)", re.IGNORECASE | re.VERBOSE)
FERRY = ("[A-ZÅÄÖ]\\w+-färjan|\ud800", 0)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An environment in which nothing is kept yet."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    folder = tmp_path / "share" / "clippings"
    folder.mkdir(parents=True)
    monkeypatch.setattr(patterns, "_known", None)
    yield folder
    re.purge()


def keep(*given: tuple[str, int]) -> None:
    values = [patterns.values_of(pattern, int(flags)) for pattern, flags in given]
    patterns.kept_patterns().write(patterns.NAME, {"made_for": "a test", "patterns": values})
    patterns._known = None  # not read yet, as in a new process


@pytest.mark.usefixtures("environment")
def test_a_kept_pattern_is_the_compiled_one(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(MARKET, FERRY)
    stock = [patterns._stock(*given) for given in (MARKET, FERRY)]
    with monkeypatch.context() as inside:
        inside.setattr(patterns, "_stock", lambda *_: None)
        ours = [patterns._compiled(*given) for given in (MARKET, FERRY)]
    assert ours == stock
    assert [(p.groupindex, p.groups, p.flags) for p in ours] == [
        (p.groupindex, p.groups, p.flags) for p in stock
    ]
    assert ours[0].search("3 KG of cod").groupdict() == {"price": "3", "unit": "KG"}
    assert ours[1].search("med Öresund-färjan").span() == (4, 18)


@pytest.mark.usefixtures("environment")
def test_other_flags_other_texts_and_bytes_are_compiled() -> None:
    keep(MARKET, FERRY)
    for pattern, flags in (
        (MARKET[0], re.VERBOSE),
        (FERRY[0], re.IGNORECASE),
        ("pier|quay", 0),
        (b"pier", 0),
    ):
        assert patterns._compiled(pattern, flags) == patterns._stock(pattern, flags)


def _damaged(folder: Path) -> None:
    content = (folder / patterns.NAME).read_bytes()
    (folder / patterns.NAME).write_bytes(content.replace(b"price", b"weight"))


def _not_code(_folder: Path) -> None:
    pattern, flags, all_flags, _, *rest = patterns.values_of(*MARKET)
    nonsense = base64.b64encode(array("I", [4_000_000_000, 17]).tobytes()).decode()
    values = [pattern, flags, all_flags, nonsense, *rest]
    patterns.kept_patterns().write(patterns.NAME, {"patterns": [values]})


def _of_another_form(_folder: Path) -> None:
    patterns.kept_patterns().write(patterns.NAME, ["patterns"])


def _writable_by_others(folder: Path) -> None:
    keep(("pier", 0))
    (folder / patterns.NAME).chmod(0o666)


@pytest.mark.parametrize("spoil", [_damaged, _not_code, _of_another_form, _writable_by_others])
def test_what_cannot_be_taken_is_compiled(environment: Path, spoil: Any) -> None:
    keep(MARKET)
    spoil(environment)
    patterns._known = None
    assert patterns._compiled(*MARKET) == patterns._stock(*MARKET)


_ALL_EQUAL = """
import sys
from pathlib import Path
sys.prefix = sys.argv[1]
from flows import patterns
values = patterns.kept_patterns().read(patterns.NAME)["patterns"]
for pattern, flags, *rest in values:
    ours, stock = patterns._made(pattern, *rest), patterns._stock(pattern, flags)
    assert ours == stock and ours.groupindex == stock.groupindex and ours.groups == stock.groups, pattern
"""

# Of what a run imports, and of the lists of words that a text first asks for, in a process with other sets than the one
# that kept the patterns.
_ALL_KEPT = """
import sys
sys.prefix = sys.argv[1]
from flows import patterns
stock, compiled = patterns._stock, []
def noted(pattern, flags=0):
    compiled.append(pattern)
    return stock(pattern, flags)
patterns._stock = noted
for module in patterns.MODULES:
    __import__(module)
from transforms.citations.short_lines import leads
from transforms.segmentation.labels import _buttons
leads(), _buttons()
print([pattern for pattern in compiled if type(pattern) is str])
"""


def test_an_installation_keeps_the_patterns_of_a_run(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = str(environment.parents[1])
    real = subprocess.run

    def with_prefix(command: list[str], **given: Any) -> Any:
        python, option, program, *rest = command
        return real([python, option, f"import sys; sys.prefix = {prefix!r}; {program}", *rest], **given)

    monkeypatch.setattr(subprocess, "run", with_prefix)
    installed.write_patterns()
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("kept already"))
    installed.write_patterns()
    monkeypatch.undo()
    told = real([sys.executable, "-c", _ALL_EQUAL, prefix], capture_output=True, text=True, check=False)
    assert told.stderr == ""
    other = {**os.environ, "PYTHONHASHSEED": "4"}
    told = real(
        [sys.executable, "-c", _ALL_KEPT, prefix], capture_output=True, text=True, env=other, check=True
    )
    assert told.stdout == "[]\n"
    assert (environment / patterns.NAME).stat().st_size > 100_000
