"""Scores of machine output of a collection that nothing was fitted to, with its post-edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measures import data, figures, score_fit
from benchmarks.measures.detokenise import detokenise
from benchmarks.measures.model import Table
from benchmarks.measures.origin_data import SEGMENTS, Doc
from mtlint.score.weights import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.measures.model import Context
    from benchmarks.measures.score_fit import Array

_HALF = 0.0  # log-odds


def table(context: Context, edited: Array) -> Table:
    """Machine output against its post-edits and edited English, by language.

    Args:
        context: of the measure.
        edited: the log-odds of documents of edited English.
    """
    rows = score_fit.see(list(_documents(context)), context.finder.workers)
    scores = score_fit.scores(fitted().weights, rows.seen)
    cells = []
    for code in sorted({doc.language for doc in rows.docs}):
        raw, post = (_of(rows.docs, scores, code, is_human=edits) for edits in (False, True))
        cells.append(
            (
                code,
                f"{len(raw):,}",
                figures.share(float((raw >= _HALF).sum()), len(raw)),
                figures.share(float((post >= _HALF).sum()), len(post)),
                f"{_auc(raw, post):.3f}",
                f"{_auc(raw, edited):.3f}",
            )
        )
    columns = (
        *("language", "documents", "over 0.5", "post-edits over 0.5"),
        *("AUC, post-edits", "AUC, edited English"),
    )
    note = (
        "Machine output of `wordqe`, which nothing was fitted to, documents of 20 rows. A "
        "post-edit keeps most of what it repairs; those from Romanian have slips of their own."
    )
    return Table("Another collection", columns, cells, note)


def _documents(context: Context) -> Iterator[Doc]:
    """The rows of each language in their order, twenty and twenty, raw and repaired."""
    rows: dict[str, list[data.Row]] = {}
    for row in data.read(context, "wordqe"):
        rows.setdefault(row["lp"].partition("-")[0], []).append(row)
    for code, own in rows.items():
        for at in range(0, len(own) - SEGMENTS + 1, SEGMENTS):
            part = own[at : at + SEGMENTS]
            for is_human in (False, True):
                text = "\n\n".join(_text(row, is_edited=is_human) for row in part)
                yield Doc(code, is_human, "wordqe", 0, SEGMENTS, text, f"{code}:{at}")


def _text(row: data.Row, *, is_edited: bool) -> str:
    raw: str = row["mt_raw"]
    return detokenise(row["post_edit"], row["mt"], raw) if is_edited else raw


def _of(docs: Sequence[Doc], scores: Array, code: str, *, is_human: bool) -> Array:
    return scores[[doc.language == code and doc.is_human is is_human for doc in docs]]


def _auc(machine: Array, others: Array) -> float:
    is_machine = np.arange(len(machine) + len(others)) < len(machine)
    return score_fit.auc(np.concatenate([machine, others]), is_machine)
