"""Furniture is found by the lines round it, however far the rest of the page is away."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import default_linter

PLAUSIBLE = ["Related posts", "Most popular", "Latest news", "Follow us", "Read more", "Subscribe"]
PROSE = ["The council met on Tuesday and voted for the new bridge over the river."] * 40


def furniture(text, format="plain"):
    """The lines of a text that are reported as furniture."""
    findings = default_linter().check(Document.from_text(text, format)).findings
    return [
        text[finding.start : finding.end]
        for finding in findings
        if finding.rule.startswith("boilerplate/")
    ]


@pytest.mark.parametrize(("count", "found"), [(5, []), (6, PLAUSIBLE)])
@pytest.mark.parametrize(
    ("format", "end"), [("plain", "\n"), ("plain", "\n\n"), ("markdown", "\n")]
)
def test_so_many_plausible_lines_on_end_are_furniture(count, found, format, end):
    """Whether they are paragraphs or the lines of one; five may be anything."""
    parts = ["\n\n".join(PROSE), end.join(PLAUSIBLE[:count]), "\n\n".join(PROSE)]
    assert furniture("\n\n".join(parts), format) == found


def test_plausible_lines_apart_are_left_alone():
    """Six of them are no menu where prose stands between."""
    assert (
        furniture(
            "\n\n".join(line for pair in zip(PROSE, PLAUSIBLE, strict=False) for line in pair)
        )
        == []
    )


def test_a_certain_line_tells_of_plausible_ones_far_from_it():
    """One at the end of the page is furniture when another stands beyond doubt in the middle."""
    middle = ["Share this:", *PROSE, "Related posts"]
    assert furniture("\n\n".join([*PROSE, *middle])) == ["Share this:", "Related posts"]
