"""Headlines, paragraphs and articles that stand twice."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import linter_with, shown

BRIDGE = (
    "The minister opened a bridge over the river on Friday, and said at the opening that two more "
    "would follow before the end of the year."
)
STORM = (
    "The first bridge fell into the water during a storm, and people had to drive a whole hour to "
    "reach ⟪the the⟫ market on the other bank of the river."
)
ARTICLE = f"{BRIDGE}\n\n{STORM}\n\nNobody was hurt, and the driver of the only car was rescued."


def check(text, format_="plain"):
    """The findings of the default rules as rule and words."""
    text = text.replace("⟪", "").replace("⟫", "")
    return shown(text, linter_with("duplicate").check(Document.from_text(text, format_)))


def test_what_is_wrong_in_an_article_is_found_in_its_first_copy_only():
    """The second copy is one finding, not one more for each slip in it."""
    rules = [rule for rule, _ in check(f"{ARTICLE}\n\n{ARTICLE}")]
    assert rules == ["duplicate/word", "duplicate/passage"]


def test_a_headline_three_times_is_one_finding():
    """A long run is one finding."""
    headline = "Minister opens bridge over the river"
    found = check(f"{headline}\n\n{headline}\n\n{headline}\n\n{BRIDGE}")
    assert found == [("duplicate/line", f"{headline}\n\n{headline}")]


def test_a_refrain_that_stands_many_times_is_left_alone():
    """Legal notes and refrains are said again on purpose."""
    notes = "\n\n".join(f"Part {number} begins with a word or two.\n\n{BRIDGE}" for number in "123")
    assert check(notes) == []


def test_rows_of_a_table_are_left_alone():
    """A table says the same in many cells."""
    row = f"| {BRIDGE} | yes |\n"
    assert check("| a | b |\n|---|---|\n" + 3 * row, "markdown") == []


REFERENCE = (
    "When the request ends before the answer is whole, the method gives what it has, and the next "
    "call to `read` begins where it stopped, so that no part of the answer is read by two callers "
    "or by nobody at all."
)


def test_a_reference_says_the_same_of_many_things():
    """Paragraphs that name code may be those of two methods; without code they are copies."""
    pages = "\n\n".join((REFERENCE, BRIDGE, STORM, ARTICLE.replace("⟪", ""), REFERENCE))
    assert not [
        f for f in check(pages, "markdown") if f[0] == "duplicate/paragraph" and "request" in f[1]
    ]
    bare = pages.replace("`", "")
    assert [
        f for f in check(bare, "markdown") if f[0] == "duplicate/paragraph" and "request" in f[1]
    ]


def test_code_that_is_announced_must_be_the_same_too():
    """It is no prose, but an article that stands twice has it twice."""

    def page(code):
        return f"{BRIDGE}\n\n{STORM} Ask for the list::\n\n    {code}\n\n{REFERENCE}"

    twice, other = f"{page('ls')}\n\n{page('ls')}", f"{page('ls')}\n\n{page('rm')}"
    assert "duplicate/passage" in [rule for rule, _ in check(twice)]
    assert "duplicate/passage" not in [rule for rule, _ in check(other)]


@pytest.mark.parametrize("format_", ["plain", "markdown"])
@pytest.mark.parametrize("place", ["``{}`` is long. " + STORM, STORM + " It is ``{}``."])
def test_code_inside_a_copy_must_be_the_same_too(place, format_):
    """Wherever it stands in its paragraph."""
    twice = "\n\n".join([place.format("width"), place.format("width")])
    other = "\n\n".join([place.format("width"), place.format("height")])
    assert "duplicate/paragraph" in [rule for rule, _ in check(twice, format_)]
    assert "duplicate/paragraph" not in [rule for rule, _ in check(other, format_)]


def test_a_line_alone_is_no_copy_of_one_with_other_words():
    """As in a list of what methods do."""
    page = "\n\n".join(
        f"``{name}(word)`` gives a set of all strings at a\n"
        f"Distance of {count} letters from it in the language of the list"
        for name, count in (("near", "one"), ("far", "two"))
    )
    assert not check(f"{page}\n\n{BRIDGE}")


def test_a_label_has_the_words_of_its_heading():
    """As MyST writes them."""
    page = f"{BRIDGE}\n\n{{}}\n\n## Requirement specifiers of a bridge\n\n{STORM}"
    label, line = "(requirement-specifiers-of-a-bridge)=", "Requirement specifiers of a bridge"
    assert "duplicate/line" not in [rule for rule, _ in check(page.format(label), "markdown")]
    assert "duplicate/line" in [rule for rule, _ in check(page.format(line), "markdown")]
