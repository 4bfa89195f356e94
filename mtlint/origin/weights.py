"""The weights that were fitted, and what they make of counts and cues.

Each language has a score: its bias, the counts of the document against those of English with the
language's weights, and its cues with the weights of their kinds. Confidences are the scores as
odds. A count is compared as log((count + 2) / (expected + 2)), so that what stands twice in a short
document says little. Weights of kinds are common to all languages, so that they hold for those
without text to fit on; these have no weights for counts.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from mtlint.origin.columns import Counted
from mtlint.origin.cues import KINDS, lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from mtlint.origin.columns import Counts
    from mtlint.origin.cues import Cue

PRIOR = 2.0  # added to counts and to what English would have
_PER = 10_000  # words; the rates in the file are for so many
_PARTS = 100  # the weights in the file are hundredths

ENGLISH = "en"  # among languages: text that shows no other, whoever wrote or translated it

# In the odds against English of a language without text to fit on. By hand: such a language has to
# show itself by cues, as the measured ones do among each other.
UNFITTED = -4.5

_MOST_SIGNS = 8.0  # rules; a long text has more of everything

# The least that kinds of cues weigh. By hand: the text to fit on has too few of them, or too few
# rules find something in it; a text that says where it comes from is believed.
LEAST = {"sign": 2.0, "script": 1.0, "media": 1.0, "disclosure": 12.0}


class Weights(msgspec.Struct, frozen=True):
    """What is known of every language.

    Attributes:
        languages: codes; English first, then those that were fitted, then the others.
        counted: the features.
        rates: how often each stands in a word of English, float64 [features].
        columns: the weight of each feature for each language, float64 [languages, features].
        kinds: the weight of each kind of cue.
        bias: float64 [languages].
    """

    languages: tuple[str, ...]
    counted: Counted
    rates: NDArray[np.float64]
    columns: NDArray[np.float64]
    kinds: dict[str, float]
    bias: NDArray[np.float64]

    def scores(
        self, compared: NDArray[np.float64], cued: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The log-odds of each language: float64 [languages]."""
        kinds = np.array([self.kinds.get(kind, 0.0) for kind in KINDS])
        scores: NDArray[np.float64] = self.bias + self.columns @ compared + cued @ kinds
        return scores


def compare(counts: Counts, words: int, rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much oftener than in English each feature stands, as a logarithm: float64 [features]."""
    result: NDArray[np.float64] = np.log((counts.number + PRIOR) / (rates * words + PRIOR))
    return result


def weigh(cues: Iterable[Cue], languages: tuple[str, ...]) -> NDArray[np.float64]:
    """How much of each kind speaks for each language: float64 [languages, kinds].

    A cue says the more the fewer languages it names, and a little more where it stands often. Each
    further cue of a kind says less, but for signs: two rules seldom err about the same language.
    """
    rows = {language: row for row, language in enumerate(languages)}
    kinds = {kind: column for column, kind in enumerate(KINDS)}
    sums = np.zeros((len(languages), len(KINDS)))
    known = len(lists().languages) + 1
    for cue in cues:
        narrowness = log(max(known / len(cue.languages), 1)) / log(known)
        for language in cue.languages:
            if language in rows:
                sums[rows[language], kinds[cue.kind]] += narrowness * (1 + log(cue.times))
    signs = sums[:, kinds["sign"]].copy()
    weighed: NDArray[np.float64] = np.log1p(sums)
    weighed[:, kinds["sign"]] = np.minimum(signs, _MOST_SIGNS)
    return weighed


def confidences(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores as shares of one: float64 [languages]."""
    odds = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = odds / odds.sum()
    return shares


@cache
def weights() -> Weights:
    """The weights of the file."""
    import tomllib

    read = tomllib.loads(files("mtlint.origin").joinpath("weights.toml").read_text("utf-8"))
    return from_table(read)


def from_table(read: dict[str, Any]) -> Weights:
    """The weights of a file that was read."""
    fitted = tuple(read["bias"])
    languages = (ENGLISH, *fitted, *sorted(set(lists().languages) - set(fitted)))
    tables = [read[kind] for kind in Counted.__struct_fields__]
    rows = np.array([row for table in tables for row in table.values()], np.float64)
    columns = np.zeros((len(languages), len(rows)))
    columns[1 : len(fitted) + 1] = rows[:, 1:].T / _PARTS
    bias = np.full(len(languages), UNFITTED)
    bias[: len(fitted) + 1] = [0.0, *read["bias"].values()]
    counted = Counted(*(tuple(table) for table in tables))
    return Weights(languages, counted, rows[:, 0] / _PER, columns, read["kinds"], bias)


def to_lines(made: Weights, fitted: int) -> Iterable[str]:
    """The file of some weights, of which the first `fitted` languages after English were fitted."""
    yield "[bias]"
    for language, bias in zip(made.languages[1 : fitted + 1], made.bias[1:].tolist(), strict=False):
        yield f"{language} = {bias:.2f}"
    yield "\n[kinds]"
    yield from (f"{kind} = {weight:.2f}" for kind, weight in made.kinds.items())
    rates = iter((made.rates * _PER).tolist())
    columns = iter((made.columns[1 : fitted + 1].T * _PARTS).round().astype(int).tolist())
    for kind, names in msgspec.structs.asdict(made.counted).items():
        yield f"\n[{kind}]"
        for name in names:
            row = ",".join(map(str, next(columns)))
            yield f"{_key(name)} = [{next(rates):.1f},{row}]"


def _key(name: str) -> str:
    return (
        name
        if name.isalpha() and name.isascii()
        else f"'{name}'"
        if "'" not in name
        else f'"{name}"'
    )
