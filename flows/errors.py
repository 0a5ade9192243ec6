"""Errors that a person can act on: one sentence saying what, where and what to do next."""

from __future__ import annotations


def printable(text: str) -> str:
    """A text for a terminal: what is no line end and could be a command to it is shown as an escape."""
    return "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in text)


class ClippingsError(Exception):
    """A wrong turn with a plain explanation; the command line prints it and exits with `exit_code`.

    Exit codes are part of the command line's contract: 0 published, 1 the audit stopped the run, 2 bad usage,
    configuration or environment.
    """

    exit_code = 2


class LandingError(ClippingsError):
    """The landing folder is missing, empty or unreadable."""


class SettingsError(ClippingsError):
    """A setting has a value that cannot be used."""


class DataDirError(ClippingsError):
    """The data directory cannot be written, is locked, or is full."""


class EngineError(ClippingsError):
    """The processes or machines that extract were lost, or cannot be reached; finished batches are kept."""


class Stopped(ClippingsError):  # noqa: N818 - it is no error of anybody's
    """Somebody stopped the run."""

    exit_code = 130
