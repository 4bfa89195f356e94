"""Our own paragraphs, and the translation defects of the five pages: lists and arithmetic."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.measures import cases, defects, seeds, translation
from benchmarks.measures.model import Context
from mtlint import Edit, Finding, Fix
from mtlint.model import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.measures.model import Table

_KINDS = (
    "calque", "idiom", "false-friend", "sense", "function-word", "unit", "number", "title",
    "institution", "acronym", "name", "place", "media", "date", "attribution", "duplicate",
    "polarity", "article", "other",
)  # fmt: skip
_PARAGRAPHS = list(cases.read(cases._FOLDER))
_TOML = """
[[case]]
text = "He is ⟦the Chef⟧ of a ⟦concern⟧ here."
defects = [
    { meant = ["the boss", "the head"], kind = "false-friend", cause = "Chef" },
    { meant = "group", kind = "false-friend", cause = "Konzern" },
]

[[good]]
text = "A chef with a concern."
"""


def test_every_language_has_twenty_paragraphs_and_five_good_ones() -> None:
    """The files parse, and marks and defects are parallel."""
    numbers = {p.language: [0, 0] for p in _PARAGRAPHS}
    for paragraph in _PARAGRAPHS:
        numbers[paragraph.language][not paragraph.defects] += 1

    assert numbers == {key: [20, 5] for key in ("de", "es", "fr", "hi", "ru", "uk", "zh")}


def test_no_paragraph_stands_twice() -> None:
    """Each is counted once."""
    texts = [paragraph.text for paragraph in _PARAGRAPHS]

    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("paragraph", _PARAGRAPHS, ids=lambda paragraph: paragraph.key)
def test_a_paragraph_is_of_middle_length_and_its_defects_change_something(
    paragraph: cases.Paragraph,
) -> None:
    """Two to six defects in 60 to 110 words, each of a known kind and with something else meant."""
    assert 60 <= len(paragraph.text.split()) <= 110
    assert "⟦" not in paragraph.text
    assert "⟧" not in paragraph.text
    assert not paragraph.defects or 2 <= len(paragraph.defects) <= 6
    for item in paragraph.defects:
        marked = paragraph.text[slice(*item.where)]

        assert marked == marked.strip() != ""
        assert marked not in item.right
        assert item.family in _KINDS


def test_a_repaired_paragraph_has_what_is_meant() -> None:
    """The first of several right words stands for each defect."""
    text, places = cases.unmarked("⟦One⟧ of ⟦two⟧.")
    items = [
        defects.Defect("key", where, "sense", right, is_style=False, is_open=False)
        for where, right in zip(places, (("1",), ("2 x", "3")), strict=True)
    ]

    assert cases.repaired(cases.Paragraph("de", "key", text, tuple(items))) == "1 of 2 x."


def test_marks_that_are_not_listed_are_an_error(tmp_path: Path) -> None:
    """A mark without a defect would count as a false alarm."""
    text = '[[case]]\ntext = "⟦one⟧ and ⟦two⟧"\ndefects = []\n[[good]]\n'
    (tmp_path / "de.toml").write_text(text + 'text = "none"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="2 marks, 0 defects"):
        list(cases.read(tmp_path))


class _Stub:
    """Finds “Chef”, “here” and “concern”, and knows what to say of the first two."""

    def find(self, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
        return [tuple(self._all(text)) for text in texts]

    def _all(self, text: str) -> list[Finding]:
        words = (("the Chef", ("cook", "boss", "the boss")), ("concern", ()), ("here", ("there",)))
        return [
            _finding("sense/x", text.index(word), word, *offers)
            for word, offers in words
            if word in text
        ]


def _finding(rule: str, start: int, word: str, *offers: str) -> Finding:
    end = start + len(word)
    fixes = tuple(Fix((Edit(start, end, o),), Applicability.UNSAFE, "") for o in offers)
    return Finding(rule, start, end, "wrong", Severity.WARNING, 0.9, fixes)


def _cells(table: Table, first: str) -> dict[str, str]:
    row = next(row for row in table.rows if row[0] == first)
    return dict(zip(table.columns, row, strict=True))


def test_findings_in_marks_are_right_and_a_suggestion_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two of three findings lie in marks, and one offers what is meant, in the third place."""
    (tmp_path / "de.toml").write_text(_TOML, encoding="utf-8")
    monkeypatch.setattr(cases, "_FOLDER", tmp_path)
    report = cases.measure(Context(tmp_path, _Stub()))  # type: ignore[arg-type]
    row = _cells(report.tables[0], "de")

    assert (row["marked"], row["found"], row["rightly repaired"]) == ("2", "100.0 %", "50.0 %")
    assert (row["findings"], row["precision"]) == ("3", "66.7 %")
    assert (row["findings in good paragraphs"], row["in repaired ones"]) == ("1", "1")
    assert _cells(report.tables[1], "false-friend")["marked"] == "2"
    assert not report.evidence


_PAGE = "He sent a sheet. The Sheet Music Times said so ."
_LIST = """
[[defect]]
file = "000.txt"
line = 1
text = "a sheet"
kind = "sense"
right = ["a letter", "a note"]
note = ""
[[trap]]
file = "000.txt"
line = 1
text = "Sheet Music"
kind = "sense"
note = ""
"""


@pytest.mark.parametrize(
    ("findings", "cells", "near"),
    [
        ([("sense/x", 8, "a sheet", "a page", "a note")], ("100.0 %", "100.0 %"), ("0", "0")),
        ([("sense/x", 10, "sheet", "letter")], ("100.0 %", "100.0 %"), ("0", "0")),
        ([("sense/x", 10, "sheet")], ("100.0 %", "0.0 %"), ("0", "0")),
        ([("spacing/x", 10, "sheet", "letter")], ("0.0 %", "0.0 %"), ("0", "0")),
        ([("sense/x", 21, "Sheet", "letter")], ("0.0 %", "0.0 %"), ("1", "1")),
        ([("spacing/x", 21, "Sheet", "letter")], ("0.0 %", "0.0 %"), ("0", "0")),
        ([("name/x", 44, " .", ".")], ("0.0 %", "0.0 %"), ("0", "0")),
    ],
)
def test_translation_defects_are_found_by_the_families_that_know_of_them(
    findings: list[tuple[str, int, str]],
    cells: tuple[str, str],
    near: tuple[str, str],
    tmp_path: Path,
) -> None:
    """Surface rules neither find them nor fire on near misses; what both lists leave out counts."""
    (tmp_path / "translation.toml").write_text(_LIST, encoding="utf-8")
    row = {"file": "000.txt", "line": 1, "text": "so .", "family": "spacing", "right": "so."}
    surface = [defects.defect(row, _PAGE)]
    found = {"000.txt": [_finding(*finding) for finding in findings]}
    tables, _ = translation.measure(tmp_path, {"000.txt": _PAGE}, found, surface)
    whole = _cells(tables[0], "**in all**")

    assert (whole["found"], whole["with a right suggestion"]) == cells
    assert tables[2].rows[0][1:] == near


def test_every_translation_defect_and_near_miss_stands_in_its_page() -> None:
    """The list of the seeds fits the seeds, and nothing is listed twice or both ways."""
    path = seeds._FOLDER / "translation.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    pages = {
        row["file"]: defects.read_page(seeds._FOLDER / row["file"]) for row in listed["defect"]
    }
    rows = [*listed["defect"], *listed["trap"]]
    places = [(row["file"], defects.place(row, pages[row["file"]])) for row in rows]

    assert len(set(places)) == len(places)
    for row in listed["defect"]:
        right = row["right"]

        assert row["text"] not in ([right] if isinstance(right, str) else right)
