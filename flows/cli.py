"""What `clippings` starts: the command line, and how it ends. Ctrl-C is heeded before anything large is imported."""

from __future__ import annotations

import io
import os
import sys
import threading
from typing import NoReturn

from flows.errors import ClippingsError, printable
from flows.stopping import heed_no_more, stoppable


def main() -> NoReturn:
    """Run the command line; an error meant for people is one sentence on standard error, never a traceback."""
    _open_what_is_closed()
    _print_anywhere()
    _live_somewhere()
    heed_no_more()  # once the command has ended, there is nothing to stop
    _end(_run_command())


def _open_what_is_closed() -> None:
    """Give back the standard streams that whoever started this has closed: nothing to read, and nobody reads.

    The next file that is opened would take the place of such a stream, and what is printed would go into it.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            # At the lowest number that is free: its own.
            stream = os.fdopen(os.open(os.devnull, os.O_RDWR), "r" if name == "stdin" else "w")
            os.set_inheritable(stream.fileno(), True)
            setattr(sys, name, stream)


def _print_anywhere() -> None:
    """A terminal or file of another encoding gets an escape for what it does not have: texts hold any character."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _live_somewhere() -> None:
    """Where nobody says which folder is home (no HOME, and a user whom the system does not know), it is `/`.

    Containers say so, too. Libraries ask for it when they are imported, and fail without one.
    """
    if os.path.expanduser("~") == "~":  # noqa: PTH111, Path has an error for it
        os.environ["HOME"] = os.sep


def _run_command() -> int:
    """The exit code of the command that the arguments name."""
    try:
        with stoppable():
            from flows.app import app

            app()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except ClippingsError as error:
        return _say(error, error.exit_code)
    except OSError as error:
        if unprinted := _unprinted():
            return _say(unprinted)
        from flows.transient import is_transient

        passing = "A disk or share does not answer; run again when it does."
        return _say(
            f"{error}. {passing if is_transient(error) else 'What was published before is untouched.'}"
        )
    except MemoryError:
        return _say(
            "There is not enough memory. Give it more, or try --workers 1 and a smaller --batch-size; what was "
            "published before is untouched."
        )
    except Exception as error:
        if _is_plain(error):
            return _say(error)
        if all(map(_is_text, sys.argv)):
            raise
        return _say(
            "An argument holds bytes that are no text, and no file has such a name. Write it in UTF-8."
        )
    return 0


def _say(what: object, code: int = 2) -> int:
    print(f"clippings: {printable(str(what))}", file=sys.stderr)
    return code


def _is_text(argument: str) -> bool:
    """Whether an argument was UTF-8: Python keeps other bytes, which a path may hold, as halves of surrogate pairs."""
    return not any("\ud800" <= char <= "\udfff" for char in argument)


def _is_plain(error: Exception) -> bool:
    """Whether an error of the warehouse is one meant for people (the warehouse is not imported for `--help`)."""
    module = sys.modules.get("warehouse.errors")
    return module is not None and isinstance(error, module.WarehouseError)


def _end(code: int) -> NoReturn:
    """End with this exit code; what was printed and cannot be written (a full disk) is an error, too.

    Readers that have enough (`clippings sql ... | head`) are none.
    """
    from flows.imports import end_at_once

    threading._shutdown()  # type: ignore[attr-defined] # waits for threads, as Python does before it ends
    unprinted = _unprinted()
    if unprinted and code != 2:  # which has its sentence
        _say(unprinted)
    try:
        end_at_once(code)
    except BrokenPipeError:
        os._exit(code)
    except OSError:
        os._exit(code or 2)


def _unprinted() -> str | None:
    """The sentence for what was printed and cannot be written, such as to a full disk."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return None
    except OSError as error:
        return f"What was to be printed cannot be written: {error.strerror or error}."
    return None
