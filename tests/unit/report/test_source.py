"""What a file reads as if it came from, for people and for programs."""

from __future__ import annotations

from mtlint.origin.model import Clue, Likely, Origin
from mtlint.report.base import FileResult
from mtlint.report.records import signals_record
from mtlint.report.source import source_lines

TEXT = "A first line.\nHe is called Selenskyj here.\n"
AT = TEXT.index("Selenskyj")
ORIGIN = Origin(
    (Likely("de", "German", 0.9967), Likely("uk", "Ukrainian", 0.12)),
    (Clue(AT, AT + 9, "“Selenskyj”, a name as written in German"),),
)
RESULT = FileResult("a.md", "/a.md", "markdown", 8, TEXT, origin=ORIGIN)


def test_an_editor_reads_symptoms_with_places_and_never_certainty():
    """No confidence is shown as a hundred per cent."""
    assert list(source_lines(RESULT)) == [
        "a.md: reads as if it came from German (99 %), or Ukrainian (12 %)",
        "  a.md:2:14: “Selenskyj”, a name as written in German",
    ]


def test_programs_get_codes_confidences_and_spans():
    """The record has the places of the evidence as findings have them."""
    source = signals_record(RESULT)["source"]
    assert [one["code"] for one in source["languages"]] == ["de", "uk"]
    assert source["evidence"][0]["location"] == {"row": 2, "column": 14}
    assert source["evidence"][0]["span"] == {"start": AT, "end": AT + 9}


def test_a_file_that_shows_no_language_has_no_signals():
    """Nobody has to look for an empty list."""
    assert signals_record(FileResult("a.md", "/a.md")) == {}
