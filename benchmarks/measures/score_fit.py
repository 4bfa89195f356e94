"""Fitting the weights of `mtlint.score`: counts of documents, and logistic regression."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import sqrt
from multiprocessing import Pool
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.measures.origin_data import ENGLISH
from mtlint.score.counts import count
from mtlint.score.infer import LEAST_WORDS
from mtlint.score.weights import Weights, compare, spreads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.measures.origin_data import Doc
    from mtlint import Linter

    Array = NDArray[np.float64]

# In fivefold cross-validation 0.01, 0.03 and 0.1 are alike.
_PENALTY = 0.03
_ROUNDS = 25

# What edited English weighs among what people wrote, against human translations as 1. Without it,
# English that nobody translated would look strange; with as much as there is, the weights would
# tell news from encyclopedias.
_EDITED = 0.3

_linter: Linter | None = None  # of a worker process


class Seen(NamedTuple):
    """What is read off one document: its counts, and how many words it has."""

    counts: Array
    words: int


class Rows(NamedTuple):
    """Documents with what was read off them, in one order."""

    docs: Sequence[Doc]
    seen: Sequence[Seen]

    def where(self, chosen: Sequence[bool]) -> Rows:
        """Those that are chosen."""
        at = [index for index, is_chosen in enumerate(chosen) if is_chosen]
        return Rows([self.docs[index] for index in at], [self.seen[index] for index in at])


def see(docs: Sequence[Doc], workers: int) -> Rows:
    """Read every document that is long enough, with the rules in force."""
    texts = [doc.text for doc in docs]
    if workers < 2:  # noqa: PLR2004 - nothing to share
        seen = list(map(_see, texts))
    else:
        with Pool(workers) as pool:
            seen = pool.map(_see, texts, chunksize=50)
    return Rows(docs, seen).where([one.words >= LEAST_WORDS for one in seen])


def _see(text: str) -> Seen:
    global _linter  # noqa: PLW0603 - a worker has one linter for its life
    from mtlint import Document, Linter

    _linter = _linter or Linter()
    document = Document.from_text(text)
    found = Counter(finding.family for finding in _linter.check(document).findings)
    return Seen(count(document, found), document.words)


def fit(rows: Rows) -> Weights:
    """The weights by which machine output is best told from what people wrote."""
    is_machine = np.array([not doc.is_human for doc in rows.docs])
    importance = _importance(rows.docs)
    usual = _usual(rows, importance * ~is_machine)
    compared = np.array([compare(one.counts, one.words, usual) for one in rows.seen])
    mean = importance @ compared
    spread = np.sqrt(importance @ (compared - mean) ** 2) + 1e-6
    x = np.column_stack([np.ones(len(compared)), spreads(compared, spread)])
    weights = _regress(x, is_machine.astype(np.float64), importance)
    return Weights(usual, spread, weights[1:], float(weights[0]))


def _usual(rows: Rows, importance: Array) -> Array:
    """How often each feature stands in a word that a person wrote."""
    rates = np.array([one.counts / one.words for one in rows.seen])
    usual: Array = importance @ rates / importance.sum()
    return usual


def _importance(docs: Sequence[Doc]) -> Array:
    """As much machine output as text of people, and of both alike of each language.

    A language counts by the root of its number of source texts: one of ten texts has less to say
    than one of a hundred, though more than a tenth.
    """
    keys = [(doc.language, doc.is_human) for doc in docs]
    sizes = Counter(keys)
    units: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for doc, key in zip(docs, keys, strict=True):
        units[key].add(doc.unit)
    shares = {key: sqrt(len(units[key])) for key in units if key[0] != ENGLISH}
    shares[ENGLISH, True] = _EDITED * sum(share for key, share in shares.items() if key[1])
    sides = {
        is_human: sum(s for key, s in shares.items() if key[1] is is_human) for _, is_human in keys
    }
    return np.array([shares[key] / sizes[key] / sides[key[1]] / len(sides) for key in keys])


def _regress(x: Array, truth: Array, importance: Array) -> Array:
    """Logistic regression by Newton's method; the first column is the bias, without a penalty."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], _PENALTY)
    penalty[0] = 0
    for _ in range(_ROUNDS):
        odds = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (importance * (odds - truth)) + penalty * weights
        curve = (x * (importance * odds * (1 - odds))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:  # noqa: PLR2004 - nothing moves any more
            break
    return weights


def scores(weights: Weights, seen: Sequence[Seen]) -> Array:
    """The log-odds of each document: float64 [documents]."""
    return np.array([weights.log_odds(one.counts, one.words) for one in seen])


def auc(scores: Array, is_machine: NDArray[np.bool_]) -> float:
    """The share of pairs, one of each, of which the document of machine output scores higher."""
    ordered = np.sort(scores[~is_machine])
    below = ordered.searchsorted(scores[is_machine], "left")
    upto = ordered.searchsorted(scores[is_machine], "right")
    return float((below + upto).mean() / 2 / len(ordered))
