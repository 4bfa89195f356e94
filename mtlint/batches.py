"""Things taken together a few at a time: enough to share what they need, few enough to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

# Of 8, 16, 32 and 64 documents of 5 KB each, 16 are the fewest that are as quick as more.
_MOST = 32
_LARGEST = 400_000


def batches(
    things: Iterable[T],
    size: Callable[[T], int],
    *,
    most: int = _MOST,
    largest: int = _LARGEST,
) -> Iterator[list[T]]:
    """Neighbours, at most so many and together no larger than that, unless one is by itself."""
    batch: list[T] = []
    total = 0
    for thing in things:
        if batch and (len(batch) == most or total + size(thing) > largest):
            yield batch
            batch, total = [], 0
        batch.append(thing)
        total += size(thing)
    if batch:
        yield batch
