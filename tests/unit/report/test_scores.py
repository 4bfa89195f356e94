"""What a file reads like, for people and for programs: a signal with how good it is."""

from __future__ import annotations

import pytest

from mtlint.origin.model import Likely
from mtlint.report.base import FileResult, Totals
from mtlint.report.html_document import Place, document
from mtlint.report.records import signals_record
from mtlint.report.scores import reads_like, score_lines
from mtlint.score.model import Measured, Score, Symptom
from tests.unit.report.hard import RESULT, Rules

ALL = Measured(0.812, 4_149)
SCORE = Score(
    700,
    {"spacing": 4.2857, "name": 1.4286},
    (Likely("ru", "Russian", 0.9971),),
    0.8149,
    (Symptom("the-x-of", "“the … of”, noun upon noun", 12, 7.35, 0.61),),
    Measured(0.83, 515, "Russian"),
)
SHORT = Score(20, {"spacing": 50.0})


def test_a_score_is_told_with_how_far_it_can_be_relied_on():
    """It is what a text reads like, not what it is."""
    assert reads_like(SCORE) == (
        "reads like unedited machine translation: 0.81; on text we measured, AUC 0.83 for Russian"
    )
    assert reads_like(SHORT) == ""


def test_programs_get_numbers_and_symptoms():
    """With the same sentence for people."""
    score = signals_record(FileResult("a.md", "/a.md", score=SCORE))["score"]
    assert score["per_1000_words"] == {"spacing": 4.29, "name": 1.43}
    assert score["machine"]["likelihood"] == 0.81
    assert score["machine"]["message"] == reads_like(SCORE)
    assert score["machine"]["measured"] == {"auc": 0.83, "documents": 515, "language": "Russian"}
    assert score["machine"]["symptoms"] == [
        {
            "feature": "the-x-of",
            "message": "“the … of”, noun upon noun: 12, where people have about 7",
            "count": 12,
            "usual": 7.35,
            "weight": 0.61,
        }
    ]


def test_a_short_file_has_densities_and_no_score():
    """Null tells a reader that it was asked for."""
    score = signals_record(FileResult("a.md", "/a.md", score=SHORT))["score"]
    assert score == {"per_1000_words": {"spacing": 50.0}, "machine": None}


def test_documents_are_listed_from_the_likeliest_on():
    """What is too short to say comes last; the measure is told once."""
    clean = Score(400, {}, (), 0.0, (), ALL)
    lines = list(score_lines([("a.md", SHORT), ("b.md", clean), ("long/c.md", SCORE)]))
    assert lines == [
        (
            "    0.81  long/c.md  5.7 findings in 1,000 words: spacing 4.3, name 1.4; "
            "as if it came from Russian (99 %)"
        ),
        "    0.00  b.md       no findings",
        "       -  a.md       50.0 findings in 1,000 words: spacing 50.0",
        (
            "  from 0 to 1, a signal about symptoms and no verdict on who wrote a text; "
            "on text we measured, AUC 0.81, AUC 0.83 for Russian"
        ),
    ]


@pytest.mark.parametrize(("files", "more"), [(20, []), (1_021, ["1,001 more"])])
def test_of_many_documents_the_first_are_listed(files, more):
    """And it is said where all of them are."""
    lines = list(score_lines([(f"{n:04}.md", SHORT) for n in range(files)]))
    assert len(lines) == 20 + len(more)
    assert [line for line in lines if "more" in line] == [
        f"          and {one}; --output-format report has all of them" for one in more
    ]


def test_a_run_remembers_scores_without_their_symptoms():
    """A run over a hundred thousand files has to hold them."""
    totals = Totals()
    totals.add(FileResult("a.md", "/a.md", score=SCORE))
    totals.add(FileResult("b.md", "/b.md"))
    ((path, score),) = totals.scores
    assert (path, score.machine, score.symptoms) == ("a.md", SCORE.machine, ())


def test_the_page_says_it_of_a_document():
    """Where somebody asked."""
    told = FileResult(
        RESULT.path, RESULT.absolute, words=700, text=RESULT.text, findings=RESULT.findings,
        score=SCORE,
    )  # fmt: skip
    assert reads_like(SCORE) in document(told, Place(1, 1), Rules())
    assert "reads like" not in document(RESULT, Place(1, 1), Rules())
