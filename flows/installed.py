"""What an installation prepares once, beside the environment, so that no run has to: `python -m flows.installed`."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from types import ModuleType

import dashboards
import expectations
import flows
import transforms
import warehouse
from flows import accuracy
from flows.embedded_api import write_template
from flows.kept import write_places
from flows.patterns import are_kept, keep_patterns
from flows.version import transforms_version
from transforms.language import unpacked_model

PACKAGES = (flows, transforms, warehouse, expectations, dashboards)


def write_bytecode(packages: Iterable[ModuleType] = PACKAGES) -> None:
    """Compile the packages' sources: where Python does not keep what it compiles (PYTHONDONTWRITEBYTECODE, a folder
    that the user of a run cannot write), every process would spend most of a second on it."""
    for package in packages:
        for folder in package.__path__:
            compileall.compile_dir(folder, quiet=2)


def write_language_model() -> None:
    """Unpack the model that tells languages apart: packed, every process that needs it spends half a second on it."""
    import lzma

    from py3langid.langid import MODEL_DIR, MODEL_FILE

    target = unpacked_model()
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    with lzma.open(MODEL_DIR / MODEL_FILE) as packed, part.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    part.rename(target)


def write_patterns() -> None:
    """Keep what Python makes of the patterns of a run: a fifth of a second of every process that extracts texts."""
    made_for = f"{transforms_version()} {version('great_expectations')} {version('sqlalchemy')}"
    if not are_kept(made_for):
        # In a process of its own: only there nothing is imported yet.
        keep = keep_patterns.__name__
        program = f"import sys; from {keep_patterns.__module__} import {keep}; {keep}(sys.argv[1])"
        subprocess.run([sys.executable, "-c", program, made_for], check=True)


def write_accuracy() -> None:
    """Measure the extraction on the annotated texts, where they are there."""
    if not accuracy.GOLD.is_dir():
        return
    kept = accuracy.installed(transforms_version())
    if kept.read(accuracy.NAME) is None:
        kept.write(accuracy.NAME, accuracy.measure().to_dicts())


def main() -> None:
    """Everything that is not there yet."""
    write_bytecode()
    write_template()
    write_language_model()
    write_places()
    write_patterns()
    write_accuracy()


if __name__ == "__main__":
    main()
