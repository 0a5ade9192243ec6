"""Duplicates as relations: exact copies, near-copies and excerpts, and the clusters they form."""

from __future__ import annotations

from transforms.duplicates.anchors import SIGNATURE_SCHEMA, signatures
from transforms.duplicates.clusters import CLUSTER_SCHEMA, cluster
from transforms.duplicates.incremental import Deduplicated, deduplicate
from transforms.duplicates.normalise import content_hash
from transforms.duplicates.relations import RELATION_SCHEMA, Change, empty_relations, relate
from transforms.duplicates.repeats import Place, Repeat, repeated_passages, said_before
from transforms.duplicates.twice import may_repeat

__all__ = [
    "CLUSTER_SCHEMA",
    "RELATION_SCHEMA",
    "SIGNATURE_SCHEMA",
    "Change",
    "Deduplicated",
    "Place",
    "Repeat",
    "cluster",
    "content_hash",
    "deduplicate",
    "empty_relations",
    "may_repeat",
    "relate",
    "repeated_passages",
    "said_before",
    "signatures",
]
