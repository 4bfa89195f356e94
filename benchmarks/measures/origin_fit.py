"""Fitting the weights of `mtlint.origin`: features of documents, and logistic regression."""

from __future__ import annotations

from multiprocessing import Pool
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.measures.origin_counted import CANDIDATES
from benchmarks.measures.origin_data import ENGLISH
from mtlint.origin import columns
from mtlint.origin.cues import KINDS, lists
from mtlint.origin.weights import LEAST, UNFITTED, Weights, compare, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.measures.origin_data import Doc
    from mtlint import Linter
    from mtlint.origin.columns import Counts
    from mtlint.origin.cues import Cue

    Array = NDArray[np.float64]

# In fivefold cross-validation a penalty on columns of 0.0003 named 73 % of the documents of machine
# output right, 0.003 79 %, 0.01 81 %: there are few independent texts of each language.
_PENALTY = 0.01
_PENALTY_OF_KINDS = 0.0001
_ROUNDS = 120
_SYSTEMS = 3  # of one text are fitted to; more say the same again

_linter: Linter | None = None  # of a worker process


class Seen(NamedTuple):
    """What is read off one document: counts, number of words, cues."""

    counts: Counts
    words: int
    cues: list[Cue]


def see(docs: Sequence[Doc], workers: int) -> list[Seen]:
    """Read every document, with the rules in force."""
    texts = [doc.text for doc in docs]
    if workers < 2:  # noqa: PLR2004 - nothing to share
        return list(map(_see, texts))
    with Pool(workers) as pool:
        return pool.map(_see, texts, chunksize=50)


def _see(text: str) -> Seen:
    global _linter  # noqa: PLW0603 - a worker has one linter for its life
    from mtlint import Document, Linter
    from mtlint.origin.cues import cues
    from mtlint.origin.infer import signs

    _linter = _linter or Linter()
    document = Document.from_text(text)
    shut: frozenset[str] = frozenset()  # a gate would ask for the weights that are to be fitted
    found = signs(_linter.check(document, shut).signals, _linter.ruleset)
    counts = columns.count(document, CANDIDATES)
    return Seen(counts, document.words, cues(document, found))


def fit(docs: Sequence[Doc], seen: Sequence[Seen]) -> Weights:
    """The weights by which these documents are best told apart."""
    fitted = (ENGLISH, *sorted({doc.language for doc in docs} - {ENGLISH}))
    rates = _rates(docs, seen)
    chosen = [at for at, is_taken in enumerate(_taken(docs)) if is_taken]
    x = np.array([compare(seen[at].counts, seen[at].words, rates) for at in chosen])
    spread = x.std(0) + 1e-6
    cued = np.array([weigh(seen[at].cues, fitted) for at in chosen])
    truth = np.array([_truth(docs[at], fitted) for at in chosen])
    found = _regress(x / spread, cued, truth, _importance([docs[at] for at in chosen]))
    others = sorted(set(lists().languages) - set(fitted))
    empty = np.zeros((len(others), len(rates)))
    return Weights(
        (*fitted, *others),
        CANDIDATES,
        rates,
        np.vstack([found[0] / spread, empty]),
        dict(zip(KINDS, found[2].tolist(), strict=True)),
        np.concatenate([found[1], np.full(len(others), UNFITTED)]),
    )


def _rates(docs: Sequence[Doc], seen: Sequence[Seen]) -> Array:
    """How often each feature stands in a word that a person wrote."""
    human = [one for one, doc in zip(seen, docs, strict=True) if doc.is_human]
    numbers = np.sum([one.counts.number for one in human], axis=0) + 0.5
    rates: Array = numbers / sum(one.words for one in human)
    return rates


def _truth(doc: Doc, fitted: tuple[str, ...]) -> int:
    return 0 if doc.is_human else fitted.index(doc.language)


def _taken(docs: Sequence[Doc]) -> list[bool]:
    """Whether each document is fitted to: of one source text a few systems."""
    ranks: dict[tuple[str, bool], int] = {}
    taken = []
    for doc in docs:
        key = (doc.unit, doc.segments > 10)  # noqa: PLR2004 - short and long ones apart
        ranks[key] = ranks.get(key, 0) + (not doc.is_human)
        taken.append(doc.is_human or ranks[key] <= _SYSTEMS)
    return taken


def _importance(docs: Sequence[Doc]) -> Array:
    """As much machine output as English, of which half is translated; languages alike."""
    kinds = [(doc.language, doc.is_human) for doc in docs]
    classes = [key if not key[1] or key[0] == ENGLISH else ("", True) for key in kinds]
    machine = len({key for key in classes if not key[1]})
    total = {key: classes.count(key) / (machine / 2 if key[1] else 1) for key in set(classes)}
    weights = np.array([1 / total[key] for key in classes])
    result: Array = weights / weights.sum()
    return result


def _regress(x: Array, cued: Array, truth: NDArray[np.intp], weight: Array) -> tuple[Array, ...]:
    """Multinomial logistic regression by accelerated gradients: columns, bias, kinds.

    The columns and the bias of English stay 0: scores are against English.
    """
    x, cued = x.astype(np.float32), cued.astype(np.float32)
    classes = cued.shape[1]
    target = np.eye(classes, dtype=np.float32)[truth]
    least = np.array([LEAST.get(kind, 0.0) for kind in KINDS])
    size = np.linalg.norm(x * np.sqrt(weight)[:, None], 2) ** 2
    step = 2 / (size + 1 + 2 * ((cued**2).sum((1, 2)) @ weight))
    now = [np.zeros((classes, x.shape[1])), np.zeros(classes), least.copy()]
    ahead, momentum = [part.copy() for part in now], 1.0
    for _ in range(_ROUNDS):
        scores = x @ ahead[0].T.astype(np.float32) + ahead[1] + cued @ ahead[2]
        odds = np.exp(scores - scores.max(1, keepdims=True))
        rest = (odds / odds.sum(1, keepdims=True) - target) * weight[:, None]
        slopes = [
            rest.T.astype(np.float32) @ x + _PENALTY * ahead[0],
            rest.sum(0),
            np.einsum("nl,nlk->k", rest, cued) + _PENALTY_OF_KINDS * ahead[2],
        ]
        slopes[0][0], slopes[1][0] = 0, 0
        after = [part - step * slope for part, slope in zip(ahead, slopes, strict=True)]
        after[2] = np.maximum(after[2], least)
        grown = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = [a + (momentum - 1) / grown * (a - b) for a, b in zip(after, now, strict=True)]
        now, momentum = after, grown
    return tuple(now)
