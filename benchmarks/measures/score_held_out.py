"""Scores of documents by weights that were fitted to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measures import score_fit
from benchmarks.measures.origin_data import ENGLISH, FOLDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measures.origin_data import Doc
    from benchmarks.measures.score_fit import Array, Rows


def by_fold(rows: Rows) -> Array:
    """The log-odds of each document by weights fitted to other texts: float64 [documents]."""
    return _held_out(rows, [str(doc.fold) for doc in rows.docs], list(map(str, range(FOLDS))))


def by_collection(rows: Rows) -> Array:
    """The same by weights fitted to other collections; not a number for edited English."""
    names = [collection(doc) for doc in rows.docs]
    return _held_out(rows, names, sorted(set(names) - {ENGLISH}))


def collection(doc: Doc) -> str:
    """The collection of a document: what one year or one field had translated."""
    return ENGLISH if doc.language == ENGLISH else doc.register.removesuffix("-zhen")


def _held_out(rows: Rows, names: Sequence[str], each: Sequence[str]) -> Array:
    scores = np.full(len(rows.docs), np.nan)
    for one in each:
        weights = score_fit.fit(rows.where([name != one for name in names]))
        held_out = np.array([name == one for name in names])
        scores[held_out] = score_fit.scores(weights, rows.where(held_out.tolist()).seen)
    return scores


def measured(docs: Sequence[Doc], scores: Array) -> tuple[dict[str, float], dict[str, int]]:
    """AUC and number of documents by source language, "" for all: machine against translators."""
    translated = [doc.language != ENGLISH for doc in docs]
    groups = {"": translated}
    for code in sorted({doc.language for doc in docs} - {ENGLISH}):
        groups[code] = [doc.language == code for doc in docs]
    auc = {code: auc_of(docs, scores, chosen) for code, chosen in groups.items()}
    return auc, {code: sum(chosen) for code, chosen in groups.items()}


def auc_of(docs: Sequence[Doc], scores: Array, chosen: Sequence[bool]) -> float:
    """The AUC of some documents."""
    at = [index for index, is_chosen in enumerate(chosen) if is_chosen]
    return score_fit.auc(scores[at], np.array([not docs[index].is_human for index in at]))
