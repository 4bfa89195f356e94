"""How well the score of a document tells machine output from what people wrote."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measures import figures, origin_data, score_fit, score_unseen
from benchmarks.measures.model import Report, Table
from benchmarks.measures.origin_data import ENGLISH
from benchmarks.measures.score_held_out import auc_of, by_collection, by_fold, collection
from mtlint.score.counts import features
from mtlint.score.infer import LEAST_WORDS
from mtlint.score.weights import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.measures.model import Context
    from benchmarks.measures.origin_data import Doc
    from benchmarks.measures.score_fit import Array

_STEPS = 10
_HIGH = (0.5, 0.8)


def measure(context: Context) -> Report:
    """AUC of machine output against human translations of the same texts, and edited English.

    The collections that the weights were fitted to are cross-validated: five times the method is
    fitted to four fifths of the source texts, and the last fifth is scored. Once more it is fitted
    without each collection in turn. On other collections the weights are used as they are.
    """
    rows = score_fit.see(origin_data.documents(context), context.finder.workers)
    is_known = origin_data.digest(context.data) in _file()
    if is_known:
        scores, others = by_fold(rows), by_collection(rows)
        how = "Weights fitted to other source texts (fivefold cross-validation)."
    else:
        scores = others = score_fit.scores(fitted().weights, rows.seen)
        how = "The weights were fitted to other collections."
    return Report(
        "score",
        "Documents of 20 segments in a row, of one system or one translator each, and edited "
        f"English, of {LEAST_WORDS} words at least. AUC: of a document of each kind, the share of "
        "pairs in which that of machine output has the higher score; 0.5 is chance. "
        f"{len(features())} features. {how}",
        [
            _by_language(rows.docs, scores),
            _by_collection(rows.docs, others),
            _by_score(rows.docs, scores),
            _edited(rows.docs, scores),
            score_unseen.table(context, scores[[doc.language == ENGLISH for doc in rows.docs]]),
        ],
    )


def _file() -> str:
    return files("mtlint.score").joinpath("weights.toml").read_text("utf-8")


def _by_language(docs: Sequence[Doc], scores: Array) -> Table:
    codes = sorted({doc.language for doc in docs} - {ENGLISH})
    rows = [_row(code, docs, scores, partial(_is_of, code)) for code in codes]
    total = _row(figures.IN_ALL, docs, scores, lambda doc: doc.language != ENGLISH)
    columns = (
        *("language", "source texts", "documents", "machine", "AUC, translators"),
        *("AUC, edited English", "of machine over 0.5", "of translators over 0.5"),
    )
    return Table("By source language", columns, [*rows, total])


def _by_collection(docs: Sequence[Doc], scores: Array) -> Table:
    names = sorted({collection(doc) for doc in docs} - {ENGLISH})
    rows = []
    for name in names:
        chosen = [collection(doc) == name for doc in docs]
        own = [doc for doc, is_chosen in zip(docs, chosen, strict=True) if is_chosen]
        texts = len({doc.unit for doc in own})
        auc = f"{auc_of(docs, scores, chosen):.3f}"
        rows.append((name, f"{texts:,}", f"{len(own):,}", auc))
    columns = ("collection", "source texts", "documents", "AUC, translators")
    note = (
        "Of each collection by weights that were fitted without any of it; which features there "
        "are was decided with all collections but `wordqe` in view."
    )
    return Table("By collection left out", columns, rows, note)


def _is_of(code: str, doc: Doc) -> bool:
    return doc.language == code


def _row(
    name: str, docs: Sequence[Doc], scores: Array, is_chosen: Callable[[Doc], bool]
) -> tuple[str, ...]:
    chosen = [is_chosen(doc) for doc in docs]
    own = [doc for doc in docs if is_chosen(doc)]
    # The other way to hold machine output against people: those who were not translating.
    edited = [doc.language == ENGLISH or (is_chosen(doc) and not doc.is_human) for doc in docs]
    high = np.array(chosen) & (_shares(scores) >= _HIGH[0])
    is_human = np.array([doc.is_human for doc in docs])
    human = sum(doc.is_human for doc in own)
    return (
        name,
        f"{len({doc.unit for doc in own}):,}",
        f"{len(own):,}",
        f"{len(own) - human:,}",
        f"{auc_of(docs, scores, chosen):.3f}",
        f"{auc_of(docs, scores, edited):.3f}",
        figures.share(float((high & ~is_human).sum()), len(own) - human),
        figures.share(float((high & is_human).sum()), human),
    )


def _shares(scores: Array) -> Array:
    shares: Array = 1 / (1 + np.exp(-scores))
    return shares


def _by_score(docs: Sequence[Doc], scores: Array) -> Table:
    """Where documents lie; whether a score is true can be read off two columns."""
    shares = _shares(scores)
    groups = {
        "machine": [not doc.is_human for doc in docs],
        "translators": [doc.is_human and doc.language != ENGLISH for doc in docs],
        "edited English": [doc.language == ENGLISH for doc in docs],
    }
    rows = []
    for step in range(_STEPS):
        low, high = step / _STEPS, (step + 1) / _STEPS
        inside = (shares >= low) & (shares < high)
        cells = [
            figures.share(float((inside & np.array(group)).sum()), sum(group))
            for group in groups.values()
        ]
        rows.append((f"{low:.1f} to {high:.1f}", *cells))
    return Table("By score", ("score", *groups), rows, "The share of each kind of documents.")


def _edited(docs: Sequence[Doc], scores: Array) -> Table:
    shares = _shares(scores)
    rows = []
    for register in sorted({doc.register for doc in docs if doc.language == ENGLISH}):
        own = shares[[doc.language == ENGLISH and doc.register == register for doc in docs]]
        over = [figures.share(float((own >= least).sum()), len(own)) for least in _HIGH]
        rows.append((register, f"{len(own):,}", *over))
    columns = ("register", "documents", *(f"over {least}" for least in _HIGH))
    return Table("Edited English", columns, rows)
