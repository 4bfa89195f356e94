"""The fit of the score, on documents whose answer is known."""

from __future__ import annotations

import json
from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks.measures import score_fit, score_unseen
from benchmarks.measures.model import Context
from benchmarks.measures.origin_data import ENGLISH, Doc
from benchmarks.measures.score_fit import Rows, Seen
from benchmarks.measures.score_held_out import by_collection, by_fold, measured
from mtlint.score.counts import features

NAMES = list(features())
WORDS = 400


def rows(telling="semicolons", size=60):
    """Documents of which the machine's have far more of one feature."""
    chance = np.random.default_rng(7)
    docs, seen = [], []
    for at in range(size):
        for is_human in (True, False):
            counts = chance.poisson(3, len(NAMES)).astype(float)
            counts[NAMES.index(telling)] += 0 if is_human else 20
            unit = f"unit-{at}"
            docs.append(Doc("ru", is_human, "ab"[at % 2], at % 5, 20, "", unit))
            seen.append(Seen(counts, WORDS))
        docs.append(Doc(ENGLISH, True, "news", at % 5, 0, "", f"clean-{at}"))
        seen.append(Seen(chance.poisson(3, len(NAMES)).astype(float), WORDS))
    return Rows(docs, seen)


def test_the_feature_that_tells_gets_the_weight():
    """And says it of documents that were not fitted to."""
    weights = score_fit.fit(rows())
    assert NAMES[int(np.abs(weights.weight).argmax())] == "semicolons"
    assert weights.weight.max() == weights.weight[NAMES.index("semicolons")]
    assert measured(rows().docs, by_fold(rows()))[0]["ru"] > 0.99


def test_what_is_held_out_was_not_fitted_to():
    """Where the feature is telling in one collection only, it does not help with the other."""
    both = rows()
    for doc, one in zip(both.docs, both.seen, strict=True):
        if doc.register == "b" and not doc.is_human:
            one.counts[NAMES.index("semicolons")] = 0
    scores = by_collection(both)
    chosen = np.array([doc.register == "b" for doc in both.docs])
    is_machine = np.array([not doc.is_human for doc in both.docs])
    assert score_fit.auc(scores[chosen], is_machine[chosen]) < 0.5


def test_machine_output_and_people_weigh_the_same():
    """However many there are of each, a score of one half means as likely as not."""
    importance = score_fit._importance(rows().docs)
    is_human = np.array([doc.is_human for doc in rows().docs])
    assert importance[is_human].sum() == pytest.approx(importance[~is_human].sum())


@pytest.mark.parametrize(
    ("scores", "is_machine", "auc"),
    [
        ([1, 2, 3, 4], [0, 0, 1, 1], 1.0),
        ([4, 3, 2, 1], [0, 0, 1, 1], 0.0),
        ([1, 1, 1, 1], [0, 1, 0, 1], 0.5),
        ([1, 2, 3, 4], [0, 1, 0, 1], 0.75),
    ],
)
def test_the_area_is_the_share_of_pairs_in_order(scores, is_machine, auc):
    """Ties count half."""
    assert score_fit.auc(np.array(scores, float), np.array(is_machine, bool)) == auc


def test_another_collection_is_scored_by_the_weights_of_the_package(tmp_path):
    """Machine output and its post-edits, twenty rows each; what is left over is left out."""
    raw = "In addition, the head of the department noted that it was necessary to do of the work."
    edit = "The head 's people didn 't ; they 'd been making up their minds , just looking around ."
    row = {"lp": "xx-en", "mt": " ".join(raw.split()), "mt_raw": raw, "post_edit": edit}
    (tmp_path / "wordqe.jsonl").write_text(f"{json.dumps(row)}\n" * 45)
    context = Context(tmp_path, SimpleNamespace(workers=1))
    found = score_unseen.table(context, np.array([-2.0, -1.0]))
    assert found.rows == [("xx", "2", "100.0 %", "0.0 %", "1.000", "1.000")]
