"""Comments are written for what is there, and afterwards nothing is reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint.formats import FORMATS
from mtlint.silence.adding import with_ignores
from mtlint.text.document import Document
from tests.unit.building import default_linter

LAKH = "They asked for 1 lakh soldiers."
IGNORE = "<!-- mtlint: ignore[unit/lakh] -->"


def added(text, format_="markdown", path=""):
    """The text with comments, and what is left."""
    document, check = Document.from_text(text, format_, path), default_linter().check
    after, outcome = with_ignores(document, check(document), check)
    return after.source.text, list(outcome.findings)


@pytest.mark.parametrize(
    ("format_", "text", "expected"),
    [
        ("markdown", f"{LAKH}\n", f"{IGNORE}\n{LAKH}\n"),
        ("markdown", f"---\na: b\n---\n\n# {LAKH}", f"---\na: b\n---\n\n{IGNORE}\n# {LAKH}"),
        ("markdown", f"- one\n- {LAKH}\n", f"- one\n- {LAKH} {IGNORE}\n"),
        ("markdown", f"One\r\n\r\n> {LAKH}\r\n", f"One\r\n\r\n> {LAKH} {IGNORE}\r\n"),
        (
            "markdown",
            f"|a|b|\n|-|-|\n|{LAKH}|c|\n",
            f"|a|b|\n|-|-|\n|{LAKH} {IGNORE}|c|\n",
        ),
        ("html", f"<ul>\n  <li>{LAKH}</ul>", f"<ul>\n  {IGNORE}\n  <li>{LAKH}</ul>"),
        ("html", f"<p>A</p><p>{LAKH}</p>", f"<p>A</p><p>{LAKH} {IGNORE}</p>"),
        ("plain", f"One.\r{LAKH}", f"One.\r# mtlint: ignore[unit/lakh]\r{LAKH}"),
        ("markdown", "They left.\n", "They left.\n"),
    ],
)
def test_a_comment_stands_where_its_format_has_room_for_it(format_, text, expected):
    """Above the block where that is possible, else behind the words."""
    assert added(text, format_) == (expected, [])


def test_mdx_has_comments_of_its_own():
    """A comment of HTML does not compile there."""
    text, _ = added(f"{LAKH}\n", path="a/B.MDX")
    assert text == f"{{/* mtlint: ignore[unit/lakh] */}}\n{LAKH}\n"


def test_a_file_that_has_no_room_for_a_comment_stays_as_it_is(monkeypatch):
    """Nothing but comments is ever added."""
    monkeypatch.setattr("mtlint.silence.adding._Places._comment", lambda *_: "more prose")
    text, left = added(f"{LAKH}\n")
    assert text == f"{LAKH}\n"
    assert [finding.rule for finding in left] == ["unit/lakh"]


def test_what_no_comment_beside_it_silences_is_silenced_in_the_whole_file():
    """A comment among blank lines takes away what it is about."""
    text, left = added("They left.\n\n\n\n\nThey came.\n", "plain")
    assert text.startswith("# mtlint: ignore-file[spacing/blank-lines]\n")
    assert left == []


def test_what_another_comment_takes_away_needs_none():
    """A comment between two lines parts a bracket from the word that it waited for."""
    text = "> [”\nThey left the the house.“**the the**"
    after, left = added(text, "plain")
    assert left == []
    assert "ignore[duplicate/word]" in after


def test_a_complaint_about_a_comment_is_silenced_too():
    """A run after it is clean."""
    text, left = added(f"<!-- mtlint: ignore[unit/lakh] -->\nThey.\n\n{LAKH}\n")
    assert left == []
    assert "ignore-file[silence/unused]" in text


PIECES = ["They asked for 1 lakh soldiers.", "They left the the house.", "Word", "*of*", "`code`"]
BLOCKS = ["\n", "\n\n", "\r\n", "  \n", "\\\n", "- ", "> ", "# ", "| ", "<p>", "</p>"]
MARKUP = [*BLOCKS, "<!-- c -->", "[", "](x)"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES + MARKUP), max_size=16),
    st.sampled_from(list(FORMATS)),
)
def test_afterwards_a_run_is_clean_and_the_prose_is_the_same(pieces, format_):
    """Whatever the markup, nothing but comments is added."""
    text = "".join(pieces)
    after, left = added(text, format_)
    assert left == []
    before_prose = Document.from_text(text, format_)
    after_prose = Document.from_text(after, format_)
    assert [before_prose.block_text(b) for b in before_prose.prose.blocks] == [
        after_prose.block_text(b) for b in after_prose.prose.blocks
    ]
    assert default_linter().lint(after, format_) == []
    assert added(after, format_) == (after, [])
