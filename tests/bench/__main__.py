"""All benches, one after another: every module here that has a SECTION of RESULTS.md and a `main`.

`python -m tests.bench [name ...]` runs those named, or all of them at the sizes of their defaults.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

_HAS_SECTION = re.compile(r"^SECTION = ", re.MULTILINE)


def benches() -> list[str]:
    """The names of the benches, in alphabetical order."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return [module.stem for module in modules if _HAS_SECTION.search(module.read_text(encoding="utf-8"))]


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(benches()))
    if unknown:
        print(f"no bench called {', '.join(unknown)}; there are {', '.join(benches())}")
        return 2
    return max(
        [importlib.import_module(f"tests.bench.{name}").main([]) for name in names or benches()], default=0
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
