"""Headlines, paragraphs and articles that stand twice."""

from __future__ import annotations

from time import process_time

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

_LIMIT = 5  # seconds


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


SCRIPT, FENCE = "<script>init()</script>", "```\nrun()\n```"


@pytest.mark.parametrize(
    ("page", "rule", "format_"),
    [
        (f"<p>{BRIDGE}</p><p>{BRIDGE}</p>{SCRIPT}<p>{STORM}</p>", "paragraph", "html"),
        (f"<p>{BRIDGE}</p>{SCRIPT}<p>{BRIDGE}</p><p>{STORM}</p>", "paragraph", "html"),
        (f"{BRIDGE}\n\n{BRIDGE}\n\n{FENCE}\n\n{STORM}", "paragraph", "markdown"),
        (f"{BRIDGE}\n\n{BRIDGE}\n\n{FENCE}\n\n{STORM}", "paragraph", "plain"),
        (f"{ARTICLE}\n\n{ARTICLE}\n\n{FENCE}", "passage", "markdown"),
        (f"{ARTICLE}\n\n{FENCE}\n\n{ARTICLE}", "passage", "markdown"),
        (f'<p id="a">{BRIDGE} <code id="b">x</code></p>' * 2, "paragraph", "html"),
    ],
)
def test_what_stands_behind_one_of_two_copies_is_no_code_of_it(page, rule, format_):
    """Scripts, what is shown once, and what tags have for themselves."""
    page = page.replace('id="b"', 'id="c"', 1)
    assert f"duplicate/{rule}" in [rule for rule, _ in check(page, format_)]


@pytest.mark.parametrize(
    ("page", "format_"),
    [
        (f"{BRIDGE}\n\n```\nls\n```\n\n{BRIDGE}\n\n```\nrm\n```\n\n{STORM}", "markdown"),
        (f"<p>{BRIDGE}</p><pre>ls</pre><p>{BRIDGE}</p><pre>rm</pre><p>{STORM}</p>", "html"),
        (
            "".join(f'<p>{BRIDGE} <code class="a"><span>{n}</span></code></p>' for n in "wh"),
            "html",
        ),
        (f"{BRIDGE} ``w`idth``\n\n{BRIDGE} ``h`eight``", "markdown"),
    ],
)
def test_what_both_copies_show_must_be_the_same(page, format_):
    """Between fences or tags, and inside."""
    assert "duplicate/paragraph" not in [rule for rule, _ in check(page, format_)]
    same = page.replace("rm", "ls").replace(">h<", ">w<").replace("h`eight", "w`idth")
    assert "duplicate/paragraph" in [rule for rule, _ in check(same, format_)]


@pytest.mark.parametrize("count", [30, 32, 34, 40, 60])
@pytest.mark.parametrize("format_", ["plain", "markdown"])
def test_code_in_every_other_paragraph_must_be_the_same(count, format_):
    """However long the page is: not all of them are asked."""
    lines = [
        f"{BRIDGE} Part {n} of it" + (" is of `{0}`." if n % 2 else ".") for n in range(count // 2)
    ]
    page = "\n\n".join(lines)
    twice, other = ("\n\n".join((page.format("a"), page.format(b))) for b in "ab")
    assert [rule for rule, _ in check(twice, format_)] == ["duplicate/passage"]
    assert "duplicate/passage" not in [rule for rule, _ in check(other, format_)]


@pytest.mark.parametrize("count", [15, 16, 17, 30])
def test_most_of_a_list_with_headings_is_a_list(count):
    """Whatever their distance."""
    pairs = [f"## {n} {BRIDGE}\n\n- {n} {STORM} {STORM}" for n in range(count)]
    page = "\n\n".join([*pairs, f"## {BRIDGE}\n\nIt was a day of rain.", *pairs])
    assert "duplicate/passage" not in [rule for rule, _ in check(page, "markdown")]


def test_time_to_look_for_code_is_linear():
    """In a page that has a script of one word."""
    script = f"<script>var k='{'a1b2' * 40_000}';f()</script>"
    page = f"<p>{BRIDGE}</p>{script}<p>{BRIDGE}</p><p>{STORM}</p>"
    other = f"{BRIDGE}\n\n{'`a' * 40_000}\n\n{BRIDGE}\n\n{'`a' * 40_000}\n\n{STORM}"
    before = process_time()
    check(page, "html")
    check(other, "markdown")
    assert process_time() - before < _LIMIT
