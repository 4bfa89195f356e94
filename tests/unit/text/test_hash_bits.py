"""Groups of words as bits."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.hash_bits import HashBits

HASHES = st.integers(0, 2**64 - 1) | st.sampled_from([0, 1, 2, 2**64 - 1])


@given(st.lists(st.lists(HASHES, max_size=6), max_size=64), st.lists(HASHES, max_size=20))
def test_a_hash_has_the_bit_of_each_group_it_is_in(groups, asked):
    """And no others, whether it is in any or not."""
    column, table = np.array(asked, np.uint64), HashBits(groups)
    expected = [
        sum(1 << number for number, group in enumerate(groups) if hash_ in group) for hash_ in asked
    ]
    assert table.of(column).tolist() == expected
    places, bits = table.find(column)
    found = [(place, bit) for place, bit in enumerate(expected) if bit]
    assert list(zip(places.tolist(), bits.tolist(), strict=True)) == found
