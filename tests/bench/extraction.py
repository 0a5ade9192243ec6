"""Where the time of extraction goes: processor seconds a document by stage, in one process, from bytes to Parquet.

`python -m tests.bench.extraction` writes the section of RESULTS.md. A stage's time is its own: what a stage calls that
is a stage itself is counted there. The clocks around the stages cost some microseconds a document.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench import citations, full_corpus, measure

SECTION = "Extraction"
CORPORA = ("news", "ordinary", "dense")
_REST = "the rest"
_BATCH = 500


class _Clock:
    """Processor seconds by stage; the stage entered last is the one that runs."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._running = [_REST]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def around(self, module: ModuleType | type, name: str, stage: str) -> None:
        """Count every call of this function of a module for the stage."""
        function: Callable[..., Any] = getattr(module, name)

        def timed(*arguments: Any, **named: Any) -> Any:
            self._turn()
            self._running.append(stage)
            try:
                return function(*arguments, **named)
            finally:
                self._turn()
                self._running.pop()

        setattr(module, name, timed)

    def start(self) -> None:
        self.seconds.clear()
        self._since = time.process_time()

    def stop(self) -> dict[str, float]:
        self._turn()
        return dict(self.seconds)


def _watched() -> _Clock:
    import transforms.extract
    import transforms.reading
    import transforms.rows
    import transforms.segmentation

    clock = _Clock()
    for module, name, stage in (
        (transforms.segmentation, "clean_batch", "cleaning"),
        (transforms.extract, "segment_batch", "segmentation"),
        (transforms.reading, "detect_language", "language"),
        (transforms.extract, "read_batch", "mentions"),
        (transforms.extract, "find_citations", "citations"),
        (transforms.extract, "repeated", "repeats"),
        (transforms.extract, "signatures", "signatures"),
        (transforms.extract, "add_mentions", "rows"),
        (transforms.extract, "add_citations", "rows"),
        (transforms.extract, "_add_article", "rows"),
        (transforms.extract, "_add_document", "rows"),
        (transforms.rows.Rows, "frame", "frames"),
    ):
        clock.around(module, name, stage)
    return clock


def texts(corpus: str, count: int) -> list[str]:
    """The corpus of whole runs (`full_corpus`), or ordinary or dense prose of the bench of citations."""
    made = (
        full_corpus.documents(count) if corpus == "news" else citations.texts(corpus, count, full_corpus.SEED)
    )
    return list(dict.fromkeys(made))


def child(corpus: str, count: int) -> None:
    """One measurement, behind as many other texts, so that what is remembered between texts is there.

    Prints how many texts were measured (equal ones are read once) and the seconds of each stage for one of them.
    """
    from flows.extraction import GC_THRESHOLD
    from flows.registry import SHIPPED
    from flows.staging import write_batch
    from transforms.decode import decode
    from transforms.extract import Document, Extractor, extract_documents
    from transforms.ids import document_id
    from transforms.mentions import build_matcher, merge_registries, parse_registry

    registry = merge_registries(
        parse_registry(SHIPPED.read_text(encoding="utf-8"), "shipped"),
        parse_registry(full_corpus.registry(full_corpus.names()), "bench"),
    )
    extractor = Extractor(registry, build_matcher(registry), "bench")
    raws = [text.encode() for text in texts(corpus, 2 * count)]
    half = len(raws) // 2
    clock = _watched()
    holder = ModuleType("outside")
    holder.decode, holder.write = decode, write_batch  # type: ignore[attr-defined]
    clock.around(holder, "decode", "decoding")
    clock.around(holder, "write", "Parquet")
    gc.set_threshold(GC_THRESHOLD)
    with tempfile.TemporaryDirectory() as folder:
        for turn, some in enumerate((raws[:half], raws[half:])):
            clock.start()
            for first in range(0, len(some), _BATCH):
                documents = [
                    Document(document_id(raw), f"{number}.txt", len(raw), "utf-8", holder.decode(raw).text)
                    for number, raw in enumerate(some[first : first + _BATCH])
                ]
                holder.write(Path(folder) / f"{turn}-{first}", extract_documents(documents, extractor))
            seconds = clock.stop()
    read = len(raws) - half
    print(json.dumps({"texts": read, "seconds": {stage: spent / read for stage, spent in seconds.items()}}))


def main(arguments: list[str]) -> int:
    """Prints and writes the section."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extraction", description=__doc__)
    parser.add_argument("--documents", type=int, default=3_000)
    parser.add_argument("--child", choices=CORPORA)
    given = parser.parse_args(arguments)
    if given.child:
        child(given.child, given.documents)
        return 0
    spent: dict[str, dict[str, float]] = {}
    counts: dict[str, int] = {}
    for corpus in CORPORA:
        command = [sys.executable, "-m", "tests.bench.extraction", "--child", corpus]
        got = measure.run([*command, "--documents", str(given.documents)], env={"PYTHONHASHSEED": "0"})
        answer = json.loads(got.output.strip().splitlines()[-1])
        spent[corpus], counts[corpus] = answer["seconds"], answer["texts"]
    wholes = {corpus: sum(seconds.values()) for corpus, seconds in spent.items()}
    stages = sorted(spent[CORPORA[0]], key=lambda stage: (stage == _REST, -spent[CORPORA[0]][stage]))
    rows = [
        (stage, *(f"{spent[corpus].get(stage, 0.0) * 1e6:,.0f} ({spent[corpus].get(stage, 0.0) / wholes[corpus]:.0%})"
                  for corpus in CORPORA))
        for stage in stages
    ]  # fmt: skip
    rows.append(("all", *(f"{wholes[corpus] * 1e6:,.0f}" for corpus in CORPORA)))
    rows.append(("documents a CPU second", *(f"{1 / wholes[corpus]:,.0f}" for corpus in CORPORA)))
    read = ", ".join(f"{counts[corpus]:,} of {corpus}" for corpus in CORPORA)
    body = (
        f"Seed {full_corpus.SEED}, texts: {read}; {measure.machine()}; one process, 10,000 "
        "aliases and 300 outlets, texts of about 2.2 KB in batches of 500, from bytes to Parquet. CPU µs a document by "
        "stage; news: the texts of whole runs; ordinary and dense: the prose of the bench of citations.\n\n"
        f"{measure.table(('stage', *CORPORA), rows)}"
    )
    print(body)
    measure.write_section(SECTION, body)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
