"""Ctrl-C during the import of a library: heeded when the import is whole, and never lost."""

from __future__ import annotations

import signal
import threading

import pytest

from flows.imports import unbroken


def test_an_interruption_waits_for_the_end_of_the_block() -> None:
    before = signal.getsignal(signal.SIGINT)
    done = []

    def imported() -> None:
        signal.raise_signal(signal.SIGINT)
        done.append("imported")

    with pytest.raises(KeyboardInterrupt), unbroken():
        imported()
    assert done == ["imported"]
    assert signal.getsignal(signal.SIGINT) is before


def test_the_second_interruption_does_not_wait() -> None:
    done = []

    def imported() -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append("imported")

    with pytest.raises(KeyboardInterrupt), unbroken():
        imported()
    assert done == []


def test_an_error_beside_an_interruption_is_an_interruption() -> None:
    def half_imported() -> None:
        signal.raise_signal(signal.SIGINT)
        raise RuntimeError("the library makes another error of it")

    with pytest.raises(KeyboardInterrupt), unbroken():
        half_imported()


def test_nothing_is_changed_without_one_or_in_another_thread() -> None:
    before = signal.getsignal(signal.SIGTERM)
    seen = []

    def work() -> None:
        with unbroken():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
    with unbroken():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
