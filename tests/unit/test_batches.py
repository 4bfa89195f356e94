"""Things are taken together a few at a time."""

from __future__ import annotations

from itertools import count, islice

import pytest

from mtlint.batches import batches


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([1], [[1]]),
        ([9, 9], [[9], [9]]),
        ([50, 1, 2], [[50], [1, 2]]),
        ([1, 2, 3, 4], [[1, 2, 3], [4]]),
        ([4, 4, 3], [[4, 4], [3]]),
        ([5, 5, 0, 1], [[5, 5, 0], [1]]),
    ],
)
def test_a_batch_is_neither_long_nor_large(sizes, expected):
    """At most three, at most ten together; what is larger is by itself."""
    assert list(batches(sizes, int, most=3, largest=10)) == expected


def test_nothing_is_asked_for_before_it_is_needed():
    """An endless stream of texts can be checked."""
    assert list(islice(batches(count(1), int, most=2), 2)) == [[1, 2], [3, 4]]
