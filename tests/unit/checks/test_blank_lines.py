"""Runs of blank lines."""

from __future__ import annotations

import pytest

from tests.unit.building import linter_with


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("count", [3, 4, 9])
def test_one_blank_line_is_left(count, end):
    """Whatever the line ends are."""
    text = f"The envoy left.{end * (count + 1)}Nothing was signed."
    assert (
        linter_with("encoding", "spacing", "date").fix(text)
        == f"The envoy left.{end * 2}Nothing was signed."
    )


def test_blank_lines_at_the_edges_of_a_file_are_left_alone():
    """They show nothing that was cut out."""
    text = "\n\n\n\n\nThe envoy left.\n\n\n\n\n"
    assert linter_with("encoding", "spacing", "date").fix(text) == text


def test_blank_lines_after_code_are_left_alone():
    """An indented line is code or a list, and the lines after it are its layout."""
    text = "Start the ship:\n\n    ship --start\n\n\n\nNothing was signed."
    assert linter_with("encoding", "spacing", "date").fix(text) == text


@pytest.mark.parametrize("heading", ["Ports\n=====", "=====\nPorts\n====="])
def test_blank_lines_before_a_heading_are_left_alone(heading):
    """In plain text they set one part apart from the other."""
    text = f"The envoy left.\n\n\n\n{heading}\n\nNothing was signed.\n"
    assert linter_with("encoding", "spacing", "date").fix(text) == text


def test_code_between_blank_lines_is_not_deleted_with_them():
    """It is no prose, and still stands there."""
    text = "See this::\n\n    ship\n\n\n\n    ship 2\n\n\n\n\nNothing was signed.\n"
    fixed = linter_with("encoding", "spacing", "date").fix(text)
    assert fixed.split() == text.split()


@pytest.mark.parametrize("code", ["```\nx\n\n\n\n\ny\n```\n", "See::\n\n  x\n\n\n\n\n  y\n"])
def test_blank_lines_in_code_are_left_alone(code):
    """They are its layout, and nobody may change it."""
    assert linter_with("spacing").lint(f"The envoy left.\n\n{code}\nNothing was signed.\n") == []
