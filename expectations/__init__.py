"""Whether to trust the facts: checks as data, run as SQL inside the warehouse, and what they found."""

from __future__ import annotations

from expectations.results import AuditResult, CheckResult
from expectations.runner import audit
from expectations.staged import audit_staged

__all__ = ["AuditResult", "CheckResult", "audit", "audit_staged"]
