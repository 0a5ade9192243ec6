"""The JavaScript that draws charts: Vega, Vega-Lite and vega-embed out of the vl-convert package, nothing
vendored."""

from __future__ import annotations

import hashlib
import threading
from functools import lru_cache
from importlib.metadata import version

_building = threading.Lock()


def bundle() -> str:
    """The bundle as one script that defines window.vegaEmbed; building it takes some seconds once a
    process."""
    with _building:
        return _bundle()


def bundle_version() -> str:
    """A short text that changes with the bundle, for its address."""
    return hashlib.blake2b("-".join(_versions()).encode(), digest_size=6).hexdigest()


@lru_cache(maxsize=1)
def _bundle() -> str:
    import vl_convert

    # In a function of its own, or its hundreds of short names would be names of the page.
    return f"(() => {{{vl_convert.javascript_bundle('window.vegaEmbed = vegaEmbed;')}\n}})();"


def _versions() -> tuple[str, ...]:
    import vl_convert

    return (version("vl-convert-python"), vl_convert.get_vega_version(), vl_convert.get_vega_embed_version())
