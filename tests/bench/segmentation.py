"""Speed of decoding, cleaning and segmenting: raw bytes in memory to segments and furniture.

News texts of invented words with headlines, bylines, datelines, quotations; some of them damaged as texts off the web
are. `python -m tests.bench.segmentation` prints documents and megabytes a second on one and on two processes.

The clock runs from the first batch that a process is given to the last one that is done. Before it starts, Python and
its modules are loaded, patterns and word lists made, and the raw bytes are in the memory of every process, which in a
run reads its files itself; processes hand back seconds and no texts, as in a run each writes its own.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

from tests.bench import measure
from tests.bench.corpus import Writer

SECTION = "Segmentation"
SEED = 20261
DOCUMENTS = 40_000
"""So many that the last batches, when one process has none left, are a hundredth of the time."""
FLOOR = 5_000
"""Documents a second of wall time on two processes that the pipeline's budget asks for."""
BYTES = 2_200
BATCH = 512
"""Texts of a batch, as many as extraction cleans and parts together."""
_MOJIBAKE, _DEBRIS, _LISTING = 0.02, 0.03, 0.05


def documents(count: int, seed: int = SEED) -> list[bytes]:
    """`count` raw texts of some 2.2 KB: news, 2 % with mojibake, 3 % with debris of markup, 5 % listing pages."""
    writer = Writer(seed, words=12_000, phrases=800)
    return [_document(writer) for _ in range(count)]


def _document(writer: Writer) -> bytes:
    draw = float(writer.random.random())
    text = _listing(writer) if draw < _LISTING else _news(writer)
    if _LISTING <= draw < _LISTING + _DEBRIS:
        text = _with_debris(text)
    elif draw >= 1 - _MOJIBAKE:
        return text.encode().decode("cp1252", "replace").replace("\ufffd", "").encode()
    return text.encode()


def _name(writer: Writer) -> str:
    first, last = writer.random.choice(writer.lexicon[300:5000], 2)
    return f"{str(first).split()[0].title()} {str(last).split()[0].title()}"


def _headline(writer: Writer) -> str:
    words = " ".join(writer.words(int(writer.random.integers(4, 8))))
    return words[0].upper() + words[1:]


def _news(writer: Writer) -> str:
    """A headline and paragraphs, some with a byline, a date or a dateline, a quotation, a section heading."""
    chance = writer.random.random
    blocks = [_headline(writer)]
    if chance() < 0.3:
        blocks.append(f"By {_name(writer)}")
    if chance() < 0.2:
        blocks.append(f"{int(writer.random.integers(1, 28))} March 2019")
    size = sum(map(len, blocks))
    lead = f"{_name(writer).split()[0].upper()}, May 5 (IPN) - " if chance() < 0.3 else ""
    while size < BYTES - 200:
        paragraph = lead + " ".join(writer.sentences(int(writer.random.integers(30, 80))))
        lead = ""
        if chance() < 0.2:
            paragraph += f" “{writer.sentence(12)[:-1]},” {_name(writer)} said."
        if chance() < 0.05:
            blocks.append(_headline(writer))
        blocks.append(paragraph)
        size += len(paragraph)
    return "\n\n".join(blocks)


def _with_debris(text: str) -> str:
    blocks = text.split("\n\n")
    blocks[1] = '<p class="lead" style="color: red;">' + blocks[1] + "</p>"
    blocks[-1] = "‘ font-size: 10pt”>" + blocks[-1] + "&nbsp;<br />"
    return "\n\n".join(blocks)


def _listing(writer: Writer) -> str:
    """A page of five entries under the site's bar, each with an excerpt and its label."""
    entries = [f"{_headline(writer)}\n{' '.join(writer.sentences(45))}\nRead more" for _ in range(5)]
    return (
        "Home | News | Contact\n\n" + "\n\n".join(entries) + "\n\n© 2019 Island Press. All rights reserved."
    )


def work(raws: list[bytes]) -> float:
    """Process every text in batches, as extraction does; returns the CPU seconds that it took, of all threads."""
    from transforms.decode import Decoded, decode
    from transforms.extract import PARTED_AT_ONCE
    from transforms.segmentation import segment_batch

    begun = time.process_time()
    for first in range(0, len(raws), PARTED_AT_ONCE):
        decoded = map(decode, raws[first : first + PARTED_AT_ONCE])
        segment_batch([text.text for text in decoded if isinstance(text, Decoded)])
    return time.process_time() - begun


_texts: list[bytes] = []


def _warm_up(raws: list[bytes], ready: Barrier) -> None:
    """Make patterns and word lists, which is done once a process, and wait for the other processes.

    Every process holds all texts, as the workers of a run read their files themselves.
    """
    global _texts  # noqa: PLW0603 - one per process, set before its first batch
    _texts = raws
    _collect_as_in_a_run()
    work(raws[:50])
    ready.wait()


def _batch(first: int) -> float:
    """The work on one batch; the next process that is free takes the next one, as in a run."""
    return work(_texts[first : first + BATCH])


def _collect_as_in_a_run() -> None:
    """Set the garbage collector as every process of a run does."""
    from flows.extraction import GC_THRESHOLD

    gc.set_threshold(GC_THRESHOLD)


def _child(processes: int, count: int, seed: int) -> None:
    """One measurement; prints CPU seconds (of all processes) and wall seconds as JSON."""
    raws = documents(count, seed)
    if processes == 1:
        _collect_as_in_a_run()
        work(raws[:50])
        begun = time.perf_counter()
        cpu = work(raws)
    else:
        context = get_context("spawn")  # as the pipeline starts its workers
        ready = (raws, context.Barrier(processes))
        with ProcessPoolExecutor(processes, context, _warm_up, ready) as pool:
            list(pool.map(_batch, [len(raws)] * processes))  # an empty batch each: all processes are there
            begun = time.perf_counter()
            cpu = sum(pool.map(_batch, range(0, len(raws), BATCH)))
    wall = time.perf_counter() - begun
    print(json.dumps({"cpu": cpu, "wall": wall, "megabytes": sum(map(len, raws)) / 1e6}))


def main(arguments: list[str]) -> int:
    """Prints and writes the section; 1 where two processes did fewer than 5,000 documents a second."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.segmentation", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--child", type=int, metavar="PROCESSES")
    given = parser.parse_args(arguments)
    if given.child:
        _child(given.child, given.documents, given.seed)
        return 0
    rows, reached = [], 0.0
    for processes in (1, 2):
        command = [sys.executable, "-m", "tests.bench.segmentation", "--child", str(processes)]
        options = ["--documents", str(given.documents), "--seed", str(given.seed)]
        got = json.loads(measure.run([*command, *options]).output.strip().splitlines()[-1])
        reached = given.documents / got["wall"]
        rows.append(
            (
                processes,
                f"{given.documents / got['wall']:,.0f}",
                f"{got['megabytes'] / got['wall']:.1f}",
                f"{given.documents / got['cpu']:,.0f}",
                f"{1e6 * got['cpu'] / given.documents:,.0f}",
            )
        )
    head = ("processes", "documents/s", "MB/s", "documents per CPU s", "CPU µs a document")
    body = (
        f"Seed {given.seed}, {given.documents:,} texts of {got['megabytes'] * 1e3 / given.documents:.1f} KB; "
        f"{measure.machine()}. Bytes in memory to segments and furniture; wall time without the start of Python and "
        f"of the processes, each of which holds the texts.\n\n{measure.table(head, rows)}\n\n"
        f"- Two processes: {reached:,.0f} documents a second of wall time (bound: {FLOOR:,})."
    )
    measure.write_section(SECTION, body)
    print(body)
    return 0 if reached >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
