"""What holds for fixes in every format, with the rules there are."""

from __future__ import annotations

import html
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from mtlint.errors import FixError
from mtlint.fixing.apply import choose
from mtlint.fixing.guard import differences
from mtlint.fixing.mend import mend
from mtlint.ruleset.library import sources
from mtlint.ruleset.loader import load_rules
from mtlint.text.document import Document
from tests.unit.building import default_linter
from tests.unit.test_scan import mangled_examples

# Markup round a text; what stands in it besides has to be the same afterwards.
WRAPPERS = {
    "plain": ["{}", "{} https://a.example/teh_x", "{{name}} {}"],
    "markdown": [
        *("{}", "**{}**", "- {}", "> {}", "# {}", "[{}](https://a.example/teh_x)", "<b>{}</b>"),
        *("{} `teh  x` {{{{< teh >}}}}", "| {} | a |\n|---|---|\n| b | c |"),
        "~~~\nteh  x\n~~~\n\n{}",
    ],
    "html": [
        *("<p>{}</p>", "<ul><li>{}</li><li>x</li></ul>", "<div>{} <code>teh  x</code></div>"),
        *("<p><a href='https://a.example/teh'>{}</a> , <b>so</b></p>", "<pre>a  b</pre>{}"),
    ],
}  # fmt: skip
ENDINGS = ["\n", "\r\n", "\r"]

KEPT = re.compile(
    r"`teh  x`|<code>teh  x</code>|<pre>a  b</pre>|https?://[\w./]+|\{\{< teh >\}\}|~~~"
)

SETTINGS = settings(
    max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None, print_blob=True
)


@cache
def examples():
    """The examples of the rules, without their marks."""
    marks = str.maketrans("", "", "⟦⟧")
    rules = [loaded.rule for loaded in load_rules(sources())]
    found = [e for rule in rules for e in (*rule.bad, *rule.good)]
    return [e.text.translate(marks) for e in found if e.format == "plain"]


def wrapped(wrapper, text):
    """A text in markup; a cell of a table is one line."""
    return wrapper.format(text.replace("\n", " ") if "|---|" in wrapper else text)


@st.composite
def pages(draw):
    """A page of examples in the markup of a format, as (format, text)."""
    format_ = draw(st.sampled_from(list(WRAPPERS)))
    texts = draw(st.lists(st.sampled_from(examples()), min_size=1, max_size=6))
    if draw(st.booleans()):
        texts.append(draw(mangled_examples()))
    escape = html.escape if format_ == "html" else str
    parts = [wrapped(draw(st.sampled_from(WRAPPERS[format_])), escape(text)) for text in texts]
    page = "\n\n".join(parts)
    return format_, page.replace("\n", draw(st.sampled_from(ENDINGS)))


def mended(format_, text, *, unsafe=False, check=None):
    """A text after its fixes; raises FixError where they are refused."""
    check = check or default_linter().check
    document = Document.from_text(text, format_)
    return mend(document, check(document, None), check, unsafe=unsafe)


def repaired(page, *, unsafe, check=None):
    """A page after its fixes; where the guard refuses them there is nothing left to ask."""
    try:
        return mended(*page, unsafe=unsafe, check=check)
    except FixError as error:
        if " would " not in str(error):
            raise
        reject()


@SETTINGS
@given(pages(), st.booleans())
@example(("markdown", "See [the the end](https://a.example/the the) , `a , b` now."), True)
def test_fixing_twice_is_fixing_once(page, unsafe):
    """Nothing is left to fix, and nothing new is found to fix."""
    once = repaired(page, unsafe=unsafe)
    again = mended(page[0], once.document.source.text, unsafe=unsafe)
    assert again.fixed == ()
    assert again.document.source.text == once.document.source.text


@SETTINGS
@given(pages(), st.booleans())
def test_what_is_not_prose_is_the_same(page, unsafe):
    """Told by hand, without what the guard knows: code, link targets and shortcodes."""
    text, after = page[1], repaired(page, unsafe=unsafe)
    if not any("boilerplate" in f.rule or "duplicate" in f.rule for f in after.fixed):
        assert KEPT.findall(after.document.source.text) == KEPT.findall(text)
    if not after.fixed:
        assert after.document.source.text == text


@SETTINGS
@given(pages(), st.booleans())
def test_a_fixed_finding_is_gone(page, unsafe):
    """No rule finds again what it has just repaired."""
    after = repaired(page, unsafe=unsafe)
    left = {(f.rule, f.start, f.end) for f in after.outcome.findings}
    places = {(f.rule, f.start, f.end) for f in after.fixed if f.end > f.start}
    assert not left & places


@SETTINGS
@given(pages(), st.booleans())
def test_what_no_edit_touches_is_the_same(page, unsafe):
    """Pass by pass, the text between the edits is there in its order, line ends and all."""
    passes, outcomes = [], []

    def check(document, gates):
        passes.append(document.source.text)
        outcomes.append(default_linter().check(document, gates))
        return outcomes[-1]

    repaired(page, unsafe=unsafe, check=check)
    for before, after, outcome in zip(passes, passes[1:], outcomes, strict=False):
        fixes = choose(outcome.findings, unsafe=unsafe)
        edits = sorted((e.start, e.end) for fix in fixes for e in fix.edits)
        starts, ends = [0, *(end for _, end in edits)], [*(start for start, _ in edits), None]
        at = 0
        for start, end in zip(starts, ends, strict=True):
            at = after.index(before[start:end], at) + len(before[start:end])
        assert after.endswith(before[starts[-1] :])


@pytest.mark.parametrize("format_", list(WRAPPERS))
def test_the_guard_sees_no_difference_where_there_is_none(format_):
    """A document is as it was when it was not changed."""
    for wrapper in WRAPPERS[format_]:
        document = Document.from_text(wrapper.format("It is so."), format_)
        assert differences(document, document, ()) == ""


def test_no_rule_has_a_fix_that_the_guard_refuses():
    """Every example of every rule can be fixed, unsafely too."""
    refused = []
    for text in examples():
        try:
            mended("plain", text, unsafe=True)
        except FixError as error:
            refused.append((text, str(error)))
    assert refused == []
