"""A process that stands by from a run's beginning, and extracts some hundred documents together with it.

The processes of a pool (`pool.py`) import the program anew, which for so few documents costs what it saves. This one
is a fork that has it already (`forked.py`). While the landing folder is still being read it gets ready; then it and the
run take batches from one heap, each when it has finished the one before.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, Pipe
from queue import SimpleQueue
from typing import Any, TypeVar

from flows.errors import EngineError
from flows.forked import Forked, may_fork
from flows.imports import keep_imported
from flows.pool import KILLED

Item = TypeVar("Item")
Result = TypeVar("Result")

# Chosen: to get ready takes as long as to extract a hundred documents, and each of the two begins with nothing
# remembered.
LEAST_DOCUMENTS = 300
# Batches for each of the two: the last one to finish is waited for, and each has tables of its own to write.
BATCHES_EACH = 2


class Helper:
    """The waiting process; every method but `map` does nothing where there is none. It serves one `map`."""

    def __init__(self) -> None:
        self._process: Forked | None = None
        self._pipe: Connection | None = None
        self._asking: threading.Thread | None = None
        self._begun = False

    def stand_by(self) -> None:
        """Make the process, where there is a core for it and a fork is safe: call it before the run opens a database
        or uses Polars."""
        if self._process is not None or (os.cpu_count() or 1) < 2 or not may_fork():
            return
        self._pipe, theirs = Pipe()
        try:
            self._process = Forked(_serve, theirs.fileno())
        except OSError:
            self._pipe.close()
            self._pipe = None
        finally:
            theirs.close()

    @property
    def waits(self) -> bool:
        """Whether it is there to help."""
        return self._process is not None

    def begin(self, initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
        """Let it get ready for `map`: it calls `initializer(*initargs)`. Returns at once; a second call is none."""
        if self._pipe is None or self._begun:
            return
        self._begun = True
        try:
            self._pipe.send((initializer, initargs))
        except OSError:
            self.stop()  # somebody has killed it

    def map(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        initializer: Callable[..., None],
        initargs: tuple[Any, ...],
    ) -> Iterator[Result]:
        """Results as they are finished, in no order, some of them made in this process; then the other one ends.

        Raises the first error, and EngineError when the process was killed from outside.
        """
        self.begin(initializer, initargs)
        heap, answers = deque(items), SimpleQueue[tuple[bool, Any]]()
        self._asking = threading.Thread(target=self._ask, args=(function, heap, answers), daemon=True)
        self._asking.start()
        try:
            initializer(*initargs)
            for item in _taken(heap):
                yield function(item)
                while not answers.empty():
                    yield _result(answers.get())
            self._asking.join()
            while not answers.empty():
                yield _result(answers.get())
        finally:
            self.stop()

    def _ask(
        self, function: Callable[[Item], Any], heap: deque[Item], answers: SimpleQueue[tuple[bool, Any]]
    ) -> None:
        try:
            for item in _taken(heap):
                if self._pipe is None:
                    raise EOFError
                self._pipe.send((function, (item,)))
                answers.put(self._pipe.recv())
        except (EOFError, OSError):
            answers.put((False, EngineError(KILLED)))
        except (
            Exception
        ) as error:  # what cannot be sent or read: without it a batch would be missing in silence
            answers.put((False, error))

    def stop(self) -> None:
        """End the process, whatever it does; safe to call twice."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._asking is not None:
            self._asking.join()
            self._asking = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _taken(heap: deque[Item]) -> Iterator[Item]:
    """What is on the heap, one by one, while others take from it, too."""
    while heap:
        try:
            item = heap.popleft()
        except IndexError:
            return
        yield item


def _result(answer: tuple[bool, Any]) -> Any:
    is_made, result = answer
    if not is_made:
        raise result
    return result


def _serve(descriptor: int) -> None:
    """What the fork does: whatever it is asked, in its order, until the run ends."""
    pipe, asked = Connection(descriptor), SimpleQueue[bytes]()
    threading.Thread(target=_hear, args=(pipe, asked), daemon=True).start()
    function, arguments = pickle.loads(asked.get())
    function(*arguments)
    keep_imported()
    while True:
        function, arguments = pickle.loads(asked.get())
        try:
            answer = (True, function(*arguments))
        except Exception as error:
            answer = (False, error)
        pipe.send(answer)


def _hear(pipe: Connection, asked: SimpleQueue[bytes]) -> None:
    """Ends the process with the run, in the middle of a batch, too."""
    while True:
        try:
            asked.put(pipe.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)
