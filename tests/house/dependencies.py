"""What the locked dependencies may not have: a known vulnerability, or a licence that is not on the list.

`python -m tests.house.dependencies` prints one line for each finding and ends with 1 if there is any. Vulnerabilities
come from pip-audit, which asks a public service: where that cannot be reached, a line says how many were not looked at.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
LICENCES = Path(__file__).with_name("licences.yaml")
_TIMEOUT_SECONDS = 180


def locked(lock: str) -> list[str]:
    """The names of the distributions that a lock file pins, in its order."""
    return re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)


def licence(about: metadata.PackageMetadata) -> str:
    """The licence as a distribution's metadata states it: the expression, else its classifiers, else its free text."""
    stated = about.get("License-Expression")
    if not stated:
        classifiers = about.get_all("Classifier") or []
        stated = " OR ".join(c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::"))
    return stated or (about.get("License") or "").partition("\n")[0]


def is_allowed(stated: str, allowed: Iterable[str]) -> bool:
    """Whether the terms can be met with licences of the list: all of those joined by AND, one of those joined by OR."""
    known = set(allowed)
    plain = stated.strip()
    if plain in known:
        return True
    while plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1:
        plain = plain[1:-1].strip()
    for word, meets in ((" AND ", all), (" OR ", any)):
        parts = _split(plain, word)
        if len(parts) > 1:
            return meets(is_allowed(part, known) for part in parts)
    return plain in known


def _split(stated: str, word: str) -> list[str]:
    """Parts of an expression between `word`, which inside brackets does not part."""
    parts, depth, piece = [], 0, ""
    for token in re.split(f"({word}|[()])", stated):
        if token == word and depth == 0:
            parts.append(piece)
            piece = ""
            continue
        depth += {"(": 1, ")": -1}.get(token, 0)
        piece += token
    return [*parts, piece]


def refused_licences(names: Iterable[str]) -> list[str]:
    """A line for each installed distribution of `names` whose licence is not on the list or not stated."""
    rules = yaml.safe_load(LICENCES.read_text(encoding="utf-8"))
    lines = []
    for name in names:
        try:
            stated = licence(metadata.metadata(name))
        except metadata.PackageNotFoundError:
            continue  # pinned for another system or Python
        stated = stated or rules["read_by_hand"].get(name, "")
        if not is_allowed(stated, rules["allowed"]):
            lines.append(f"{name}: licence '{stated or 'not stated'}' is not in {LICENCES.name}")
    return lines


def vulnerable(report: dict[str, Any]) -> tuple[list[str], int]:
    """A line for each known vulnerability in pip-audit's report, and how many distributions could not be looked up."""
    lines, skipped = [], 0
    for found in report["dependencies"]:
        skipped += "skip_reason" in found
        for one in found.get("vulns", ()):
            fixed = ", ".join(one.get("fix_versions") or ()) or "no version yet"
            lines.append(f"{found['name']} {found['version']}: {one['id']}, fixed in {fixed}")
    return lines, skipped


def _pip_audit() -> dict[str, Any] | None:
    command = [sys.executable, "-m", "pip_audit", "-r", str(LOCK), "--require-hashes", "--disable-pip"]
    try:
        done = subprocess.run(
            [*command, "-f", "json", "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
        report: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    return report


def main() -> int:
    """Prints what was found; 1 where anything was."""
    names = locked(LOCK.read_text(encoding="utf-8"))
    lines = refused_licences(names)
    report = _pip_audit()
    if report is None:
        print(f"vulnerabilities: none of {len(names)} looked up, the service cannot be reached")
    else:
        found, skipped = vulnerable(report)
        lines += found
        print(f"vulnerabilities: {len(report['dependencies']) - skipped} of {len(names)} looked up")
    print(f"licences: {len(names)} looked at")
    print("\n".join(lines) if lines else "nothing found")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
