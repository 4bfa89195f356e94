"""Where a column has a value."""

from __future__ import annotations

import numpy as np

from mtlint.text.columns import places_of


def test_a_value_is_found_across_the_pieces_of_a_long_column(monkeypatch):
    """At the edges of a piece, within it, and in the last, which is shorter."""
    monkeypatch.setattr("mtlint.text.columns._PIECE", 3)
    column = np.array([7, 1, 7, 7, 1, 1, 1, 7], np.uint8)
    assert places_of(column, 7).tolist() == [0, 2, 3, 7]
    assert places_of(column[:0], 7).tolist() == []
