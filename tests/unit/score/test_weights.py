"""The file of weights, and what weights make of counts."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest

from mtlint.score.counts import features
from mtlint.score.weights import MOST, Fitted, Weights, fitted, from_table, to_lines

SIZE = len(features())


def made():
    """Weights that say something of every feature."""
    rows = np.arange(SIZE) / 1_000
    return Weights(rows, rows * 10 + 0.5, rows - 0.01, 0.25)


def test_a_file_reads_as_it_was_written():
    """To the digits that it shows."""
    written = Fitted(made(), {"": 0.81, "ru": 0.83}, {"": 120, "ru": 40})
    read = from_table(tomllib.loads("\n".join(to_lines(written))))
    assert read.auc == written.auc
    assert read.documents == written.documents
    assert read.weights.weight == pytest.approx(written.weights.weight, abs=0.001)
    assert read.weights.usual == pytest.approx(written.weights.usual, abs=0.00001)


def test_the_file_of_the_package_has_a_weight_for_every_feature():
    """And for no other; no weight is so large that one feature decides."""
    weights = fitted().weights
    assert len(weights.weight) == SIZE
    assert np.abs(weights.weight).max() * MOST < 2.5
    assert fitted().auc[""] >= 0.8


def test_what_is_usual_says_nothing():
    """Only what differs from it adds to the log-odds."""
    weights = made()
    assert weights.log_odds(weights.usual * 500, 500) == pytest.approx(weights.bias)


def test_one_feature_cannot_say_more_than_four_spreads():
    """A page of nothing but semicolons is not more than certain."""
    weights = made()
    gains = weights.gains(np.full(SIZE, 1e9), 500)
    assert np.abs(gains) == pytest.approx(np.abs(weights.weight) * MOST)
