"""Who is cited, for what, and in whose words: footnotes, quotations, attributions, credits and links."""

from __future__ import annotations

from transforms.citations.find import find_citations
from transforms.citations.footnotes import FootnoteFinding, footnote_findings
from transforms.citations.sources import discovered_sources

__all__ = ["FootnoteFinding", "discovered_sources", "find_citations", "footnote_findings"]
