"""What Great Expectations works out again and again while it validates, at less cost and with the same result.

An expectation writes its configuration anew whenever it is asked for one of its arguments: eight thousand times for a
hundred and fifty checks, half of the library's own time; and a configuration makes a new expectation, validated field
by field, for every metric that asks. The id of a metric is made of its arguments by a general way of writing any value
as JSON, which tries some twenty types on every text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

# Values that the library writes as JSON the way they are.
_PLAIN = frozenset((str, int, bool, type(None)))


@contextmanager
def economically() -> Iterator[None]:
    """Inside, an expectation gives the configuration that it gave first, a configuration the expectation that it made
    first (unless its arguments have changed since), and ids of plain arguments are made at once.

    The library changes no argument between building and validating a suite; it hands copies on. Not for several
    threads.
    """
    from great_expectations.core.id_dict import IDDict
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    replaced: tuple[tuple[Any, str, Any], ...] = (
        (Expectation, "configuration", remembered(Expectation.__dict__["configuration"])),
        (ExpectationConfiguration, "to_domain_obj", made_once(ExpectationConfiguration.to_domain_obj)),
        (IDDict, "to_id", plain_id(IDDict.to_id)),
    )
    stock = [owner.__dict__[name] for owner, name, _ in replaced]
    for owner, name, ours in replaced:
        setattr(owner, name, ours)
    try:
        yield
    finally:
        for (owner, name, _), was in zip(replaced, stock, strict=True):
            setattr(owner, name, was)


def remembered(stock: Any) -> property:
    """A property that asks the `stock` one once an object."""
    known: dict[int, tuple[Any, Any]] = {}

    def value(self: Any) -> Any:
        # The object is kept beside its value, so that no other one gets its number meanwhile.
        found = known.get(id(self))
        if found is None:
            found = known[id(self)] = (self, stock.fget(self))
        return found[1]

    return property(value)


def made_once(stock: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """`to_domain_obj` that asks the `stock` one once a configuration, and again where its arguments have changed."""
    known: dict[int, tuple[Any, dict[str, Any], Any]] = {}

    def to_domain_obj(self: Any) -> Any:
        found = known.get(id(self))
        if found is None or found[1] != self.kwargs:
            found = known[id(self)] = (self, dict(self.kwargs), stock(self))
        return found[2]

    return to_domain_obj


def plain_id(stock: Callable[..., Any]) -> Callable[..., Any]:
    """`IDDict.to_id` as `stock` gives it, the shorter way for a whole dictionary of two plain values or more."""

    def to_id(self: Any, id_keys: Any = None, id_ignore_keys: Any = None) -> Any:
        whole = id_keys is None and id_ignore_keys is None and not self._id_ignore_keys
        if whole and len(self) > 1 and all(type(key) is str and type(self[key]) in _PLAIN for key in self):
            written = json.dumps(self, sort_keys=True).encode()
            return hashlib.md5(written, usedforsecurity=False).hexdigest()
        return stock(self, id_keys, id_ignore_keys)

    return to_id
