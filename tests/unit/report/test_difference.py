"""A fix as a small diff."""

from __future__ import annotations

from mtlint.model import Edit
from mtlint.report.difference import difference, edited
from mtlint.text.lines import LineIndex


def diff(text, *edits, columns=60):
    """The diff as lines."""
    made = [Edit(*edit) for edit in edits]
    changes = difference(text, LineIndex(text), made, columns)
    return [f"{change.sign} {change.line.text}" for change in changes]


def test_only_the_changed_line_is_shown():
    """Neighbouring lines do not help."""
    assert diff("one\ntwo lakh\nthree\n", (8, 12, "200,000")) == ["- two lakh", "+ two 200,000"]


def test_a_line_that_goes_has_no_new_one():
    """Boilerplate is taken out with its line ending, whatever that is."""
    assert diff("one\nShare this\nthree\n", (4, 15, "")) == ["- Share this"]
    assert diff("one\r\nShare this\r\nthree\r\n", (5, 17, "")) == ["- Share this"]
    assert diff("one\nShare this", (3, 14, "")) == ["- Share this"]


def test_a_new_line_has_no_old_one():
    """What is put in between is new."""
    assert diff("one\nthree\n", (4, 4, "two\n")) == ["+ two"]


def test_lines_that_are_joined_are_both_shown():
    """The line break is what changes."""
    assert diff("one\ntwo\n", (3, 4, " ")) == ["- one", "- two", "+ one two"]


def test_edits_in_far_lines_are_shown_apart():
    """What lies between them is not."""
    assert diff("a x\nb\nc x\n", (2, 3, "y"), (8, 9, "z")) == ["- a x", "+ a y", "- c x", "+ c z"]


def test_edits_in_one_line_are_shown_together():
    """One line before, one after."""
    assert diff("a x b x\n", (2, 3, "y"), (6, 7, "y")) == ["- a x b x", "+ a y b y"]


def test_a_long_line_is_cut_round_the_change():
    """Both versions begin at the same place."""
    text = "alpha beta gamma delta epsilon zeta eta theta lakh iota kappa lambda mu nu xi omicron"
    at = text.index("lakh")
    assert diff(text, (at, at + 4, "100,000"), columns=40) == [
        "- …zeta eta theta lakh iota kappa lambda…",
        "+ …zeta eta theta 100,000 iota kappa…",
    ]


def test_only_a_line_that_is_cut_has_an_ellipsis():
    """A line is whole unless it says otherwise."""
    text = f"one\ntwo\n{'word ' * 30}\n"
    assert diff(text, (0, 8, ""), columns=40) == ["- one", "- two"]
    assert diff(text, (4, 12, ""), columns=40)[:2] == ["- two", f"- {'word ' * 7}word…"]


def test_changed_spaces_can_be_seen():
    """A doubled space is a dot too many."""
    assert diff("one  two\n", (3, 5, " ")) == ["- one ·two", "+ one two"]


def test_edits_apply_within_a_stretch():
    """Only the stretch is returned."""
    assert edited("one two three", 4, 13, [Edit(8, 13, "3"), Edit(4, 7, "2")]) == "2 3"
