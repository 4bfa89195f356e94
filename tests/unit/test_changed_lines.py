"""Which lines are new, and which findings touch them."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import changed_lines
from mtlint.changed_lines import changed_spans, touching
from mtlint.model import Finding, Severity


def new(before, after):
    """The texts of the new lines."""
    return [after[start:end] for start, end in changed_spans(before, after)]


def touched(before, after, start, end):
    """Whether a finding from start to end touches a new line."""
    finding = Finding("a/b", start, end, "found", Severity.ERROR, 1)
    return touching(before.encode(), after, "utf-8")(finding)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("", "a\nb\n", ["a\nb\n"]),
        ("a\nb\nc\n", "a\nc\n", []),
        ("a\nb\nc\n", "a\nx\nc\ny\n", ["x\n", "y\n"]),
        ("a\nb", "a\nb\n", []),
        ("a\r\nb\rc\n", "a\nb\nc\n", []),
        ("a\nb\n", "b\na\n", ["b\n"]),
        ("a\u2028b\n", "a\u2028c\n", ["a\u2028c\n"]),
    ],
)
def test_new_lines_are_those_of_a_shortest_edit(before, after, expected):
    """Line endings do not count, and a separator of Unicode ends no line."""
    assert new(before, after) == expected


def test_a_finding_touches_a_line_with_any_part():
    """From the line before into it, at its end, and where nothing stands."""
    before, after = "one\n\nthree\n", "one\ntwo\n\nthree\n"
    assert not touched(before, after, 0, 4)
    assert touched(before, after, 0, 5)
    assert touched(before, after, 7, 8)
    assert not touched(before, after, 8, 9)
    assert touched(before, after, 4, 4)
    assert not touched(before, after, 8, 8)


def test_the_end_of_the_text_belongs_to_the_last_line():
    """A finding may say that something is missing there."""
    assert touched("a\n", "a\nb", 3, 3)
    assert not touched("b", "a\nb", 3, 3)


def test_what_was_no_text_is_all_new():
    """An image that became an article, say."""
    finding = Finding("a/b", 0, 1, "found", Severity.ERROR, 1)
    assert touching(b"\xff\x00", "a\n", "utf-8")(finding)


def test_texts_too_long_to_compare_know_the_lines_they_had(monkeypatch):
    """Then a line is new if it stood nowhere."""
    monkeypatch.setattr(changed_lines, "_LARGEST_TABLE", 3)
    assert new("a\nb\nc\nd\n", "b\na\nx\nc\nb\n") == ["x\n"]


lines = st.lists(st.sampled_from("abcd"), max_size=12)


@given(lines, lines)
def test_without_its_new_lines_a_text_is_part_of_what_it_was(old, later):
    """And no more lines are new than another program says."""
    before, after = ("".join(f"{line}\n" for line in text) for text in (old, later))
    spans = list(changed_spans(before, after))
    kept = [line for row, line in enumerate(later) if not any(s <= 2 * row < e for s, e in spans)]
    rest = iter(old)
    assert all(line in rest for line in kept)
    opcodes = difflib.SequenceMatcher(None, old, later, autojunk=False).get_opcodes()
    theirs = sum(j2 - j1 for tag, _, _, j1, j2 in opcodes if tag in ("insert", "replace"))
    assert len(later) - len(kept) <= theirs
