"""Places after edits, and accepted findings that keep their place when the words round them go."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mtlint.config import Config
from mtlint.files import Checker
from mtlint.fixing.apply import edited
from mtlint.fixing.file import Fixing
from mtlint.fixing.moves import Moves
from mtlint.model import Edit
from mtlint.narrowing import known_findings, named_findings
from mtlint.run import Task
from mtlint.text.document import Document
from tests.unit.building import default_linter
from tests.unit.fixing.test_formats import pages


@st.composite
def edits(draw):
    """Edits of a text of thirty characters, ascending and apart."""
    cuts = sorted(draw(st.lists(st.integers(0, 30), min_size=2, max_size=8, unique=True)))
    made = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(start, end, draw(st.text("+", max_size=3))) for start, end in made]


TEXT = "abcdefghijklmnopqrstuvwxyzABCD"


@given(edits(), st.integers(0, 30), st.integers(0, 30))
def test_a_span_that_no_edit_cuts_holds_the_same_words(made, one, other):
    """Nothing that is put in beside it is taken for it."""
    start, end = sorted((one, other))
    assume(start < end)
    first, last = Moves(made).span(start, end)
    inside = [e for e in made if e.start >= start and e.end <= end]
    cut = [e for e in made if e.start < start < e.end or e.start < end < e.end]
    after = edited(TEXT, made)
    assert 0 <= first <= last <= len(after)
    if not cut:
        shifted = [Edit(e.start - start, e.end - start, e.text) for e in inside]
        assert after[first:last] == edited(TEXT[start:end], shifted)


def test_what_is_put_in_at_the_edges_stays_outside():
    """A comment above a line, a letter behind a word."""
    assert Moves([Edit(3, 3, "ab"), Edit(5, 5, "c")]).span(3, 5) == (5, 7)


def checked(text, format_, marks):
    """What fixing a text gives with a baseline: its result, and the text after it."""
    checker = Checker([Config()], [default_linter()], fixing=Fixing())
    task = Task("a", "/a", format_, 0, len(text), text.encode("utf-8", "surrogatepass"), marks)
    (result,) = checker.check([task])
    return result, (result.output or task.data).decode("utf-8", "surrogatepass")


@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
@given(pages(), st.randoms())
def test_a_baseline_that_follows_the_fixes_accepts_what_it_accepted(page, random):
    """The next run, which knows fingerprints only, reports what this one reports."""
    format_, text = page
    assume(not text.startswith("\ufeff"))
    document = Document.from_text(text, format_)
    named = named_findings(text, default_linter().check(document).findings)
    accepted = {mark for mark in named.values() if random.random() < 0.5}
    result, after = checked(text, format_, tuple(accepted))
    assume(not result.failures)
    silenced = {one.finding for one in result.silenced if one.by == "baseline"}
    found = sorted({*result.findings, *silenced}, key=lambda f: (f.start, f.end, f.rule))
    now = frozenset(accepted.difference(result.outdated).union(result.renewed))
    assert set(known_findings(after, named_findings(after, found), now, {})) == silenced
    assert now.issuperset(result.renewed)
    assert not set(result.gone) & set(result.renewed)


def test_equal_findings_keep_who_is_accepted():
    """A fix beside the first gives its name to the second one, and that of this to the third."""
    text = "Men of of 5 lakh cats.\n\nMen of 5 lakh cats.\n\nMen of 5 lakh cats."
    document = Document.from_text(text)
    named = named_findings(text, default_linter().check(document).findings)
    lakhs = [mark for finding, mark in named.items() if finding.rule == "unit/lakh"]
    result, after = checked(text, "plain", tuple(lakhs[:2]))
    assert after == "Men of 5 lakh cats.\n\nMen of 5 lakh cats.\n\nMen of 500,000 cats."
    assert [one.finding.rule for one in result.silenced] == ["unit/lakh"] * 2
    assert result.gone == ()
