"""The page's own script: small, and clean by a linter (oxlint; its rules stand in oxlint.json)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboards.cards import HERE

SCRIPT = HERE / "static" / "app.js"
RULES = Path(__file__).with_name("oxlint.json")
MAX_LINES = 290


def complaints(path: Path) -> str:
    """What the linter says about a script; empty when it has nothing to say. Skips without the linter."""
    linter = shutil.which("oxlint") or shutil.which("oxlint", path=str(Path(sys.executable).parent))
    if linter is None:
        pytest.skip("oxlint is not installed: pip install oxlint")
    done = subprocess.run(
        [linter, "-c", str(RULES), "--deny-warnings", str(path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "Finished" in done.stdout + done.stderr, done.stderr
    return "" if done.returncode == 0 else done.stdout


def test_the_script_is_clean() -> None:
    assert complaints(SCRIPT) == ""


@pytest.mark.parametrize(
    ("mistake", "rule"),
    [
        ("notDeclared();", "no-undef"),
        ("function nobodyCalls() {}", "no-unused-vars"),
        ("console.log(1 == '1');", "eqeqeq"),
        ("/** @parm {string} a */\nexport const f = (a) => a;", "check-tag-names"),
    ],
)
def test_the_linter_finds_mistakes(tmp_path: Path, mistake: str, rule: str) -> None:
    planted = tmp_path / "planted.js"
    planted.write_text(mistake, "utf-8")
    assert rule in complaints(planted)


def test_the_script_stays_small_and_asks_nobody_else() -> None:
    text = SCRIPT.read_text("utf-8")
    assert len(text.splitlines()) <= MAX_LINES
    assert "http:" not in text
    assert "https:" not in text
