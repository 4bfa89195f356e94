"""The weights that were fitted, and what they make of counts.

A count is compared with that of text of people as log((count + 1) / (usual + 1)), so that what
stands once in a short document says little, and divided by how far documents lie apart in it. No
feature says more than four times that: a list of names is no text, whatever else it is.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from mtlint.score.counts import features

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PER = 1_000  # words; the usual counts in the file are for so many
MOST = 4.0  # spreads


class Weights(msgspec.Struct, frozen=True):
    """What was fitted, in the order of the features.

    Attributes:
        usual: how often each stands in a word of text of people, float64 [features].
        spread: the standard deviation of the compared counts, float64 [features].
        weight: what one spread adds to the log-odds, float64 [features].
        bias: the log-odds of a text that is usual in everything.
    """

    usual: NDArray[np.float64]
    spread: NDArray[np.float64]
    weight: NDArray[np.float64]
    bias: float

    def gains(self, counts: NDArray[np.float64], words: int) -> NDArray[np.float64]:
        """What each feature adds to the log-odds: float64 [features]."""
        gains: NDArray[np.float64] = self.weight * spreads(
            compare(counts, words, self.usual), self.spread
        )
        return gains

    def log_odds(self, counts: NDArray[np.float64], words: int) -> float:
        """The log-odds of unedited machine translation."""
        return self.bias + float(self.gains(counts, words).sum())


def compare(
    counts: NDArray[np.float64], words: int, usual: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How much oftener than is usual each feature stands, as a logarithm: float64 [features]."""
    compared: NDArray[np.float64] = np.log((counts + 1) / (usual * words + 1))
    return compared


def spreads(compared: NDArray[np.float64], spread: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compared counts in spreads, four at most: float64 of their shape."""
    return np.clip(compared / spread, -MOST, MOST)


class Fitted(msgspec.Struct, frozen=True):
    """All that the file has.

    Attributes:
        weights: those of the features.
        auc: language -> AUC on documents held out; "" for all together.
        documents: language -> how many these were.
    """

    weights: Weights
    auc: dict[str, float]
    documents: dict[str, int]


@cache
def fitted() -> Fitted:
    """What was fitted, as the file has it."""
    import tomllib

    text = files("mtlint.score").joinpath("weights.toml").read_text("utf-8")
    return from_table(tomllib.loads(text))


def from_table(read: dict[str, Any]) -> Fitted:
    """What was fitted, of a file that was read."""
    rows = [read["features"][name] for name in features()]
    columns = [np.array([row[key] for row in rows]) for key in ("usual", "spread", "weight")]
    measured = {"": read["measured"]["all"], **read["measured"]["language"]}
    return Fitted(
        Weights(columns[0] / PER, columns[1], columns[2], read["bias"]),
        {code: one["auc"] for code, one in measured.items()},
        {code: one["documents"] for code, one in measured.items()},
    )


def to_lines(made: Fitted) -> Iterator[str]:
    """The file of what was fitted."""
    weights = made.weights
    yield f"bias = {weights.bias:.3f}"
    yield "\n[measured]"
    yield f"all = {_measured(made, '')}"
    yield "\n[measured.language]"
    for code in sorted(set(made.auc) - {""}):
        yield f"{code} = {_measured(made, code)}"
    yield "\n[features]"
    rows = zip(features(), weights.usual * PER, weights.spread, weights.weight, strict=True)
    for name, usual, spread, weight in rows:
        yield f"{name} = {{ usual = {usual:.2f}, spread = {spread:.3f}, weight = {weight:.3f} }}"


def _measured(made: Fitted, code: str) -> str:
    return f"{{ auc = {made.auc[code]:.2f}, documents = {made.documents[code]} }}"
