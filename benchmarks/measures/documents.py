"""Rows of a collection, read as the documents that they are parts of."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measures.data import Row
    from benchmarks.measures.finder import Finder
    from mtlint import Finding

_BETWEEN = "\n\n"  # a row is a paragraph
_PARTS = ("corpus", "lp", "system", "doc")


def find(finder: Finder, rows: Sequence[Row]) -> list[tuple[Finding, ...]]:
    """The findings of each row, in its own offsets, each document checked as one text.

    The rows of one system and document stand in the order of their segments. A row that names no
    document is one of its own. What a document lacks (a collection may hold a part of it) is not
    filled in.
    """
    documents = _documents(rows)
    texts = [_BETWEEN.join(rows[i]["target"] for i in indices) for indices in documents]
    found: list[tuple[Finding, ...]] = [()] * len(rows)
    for indices, findings in zip(documents, finder.find(texts), strict=True):
        for index, own in zip(indices, _parted(rows, indices, findings), strict=True):
            found[index] = own
    return found


def _documents(rows: Sequence[Row]) -> list[list[int]]:
    """The indices of rows by document, in the order of the first of each."""
    documents: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        key = tuple(row[part] for part in _PARTS) if "doc" in row else (str(index),)
        documents[key].append(index)
    return [sorted(own, key=lambda i: int(rows[i].get("seg", 0))) for own in documents.values()]


def _parted(
    rows: Sequence[Row], indices: Sequence[int], findings: Sequence[Finding]
) -> list[tuple[Finding, ...]]:
    """The findings of a document by row: that in which each begins."""
    starts = [0]
    for index in indices:
        starts.append(starts[-1] + len(rows[index]["target"]) + len(_BETWEEN))
    own: list[list[Finding]] = [[] for _ in indices]
    for finding in findings:
        part = bisect_right(starts, finding.start) - 1
        own[part].append(_shifted(finding, -starts[part]))
    return [tuple(part) for part in own]


def _shifted(finding: Finding, by: int) -> Finding:
    """A finding elsewhere; its fixes and evidence, of which only words are shown, stay."""
    return msgspec.structs.replace(finding, start=finding.start + by, end=finding.end + by)
