"""Reading the collections."""

from __future__ import annotations

import gzip
import json
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measures.model import Context

Row = dict[str, Any]


def read(context: Context, name: str) -> list[Row]:
    """The rows of a collection, or a seeded share of them, in their order.

    Raises:
        FileNotFoundError: the folder has no such collection.
    """
    found = rows(context.data, name)
    if context.share >= 1:
        return found
    chance = random.Random(f"{context.seed}:{name}")
    return [row for row in found if chance.random() < context.share]


def rows(folder: Path, name: str) -> list[Row]:
    """All rows of a collection in a folder, in their order."""
    packed = folder / f"{name}.jsonl.gz"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def words(text: str) -> int:
    """How many words a text has: what stands between spaces."""
    return len(text.split())
