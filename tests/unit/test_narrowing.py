"""What a baseline takes from the findings of a file, and what it leaves."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mtlint.baseline import Mark
from mtlint.model import Failure, Finding, Severity, Silenced
from mtlint.narrowing import narrowed, without_baseline
from mtlint.report.base import FileResult

TEXT = "Russia asked for 1 lakh soldiers and 1 crore shells.\n"
LAKH = Finding("unit/lakh", 17, 23, "found", Severity.WARNING, 0.9)
CRORE = Finding("unit/crore", 37, 44, "found", Severity.ERROR, 0.9)
RESULT = FileResult("a.md", "/a.md", text=TEXT, findings=(LAKH, CRORE), failing=True)
ALIASES = {"unit/lakh": ("unit/lac",), "unit/crore": ()}


def taken(result=RESULT, accepted=(), limit=Severity.WARNING):
    """A result without what is accepted."""
    return without_baseline(result, TEXT, accepted, ALIASES, limit)


LAKH_MARK, CRORE_MARK = taken().marks


def test_an_accepted_finding_is_silenced_and_does_not_fail():
    """The other one stays, under the name that the baseline would have for it."""
    result = taken(accepted=[CRORE_MARK])
    assert result.findings == (LAKH,)
    assert result.silenced == (Silenced(CRORE, "baseline"),)
    assert result.marks == (LAKH_MARK,)
    assert not taken(accepted=[CRORE_MARK], limit=Severity.ERROR).failing


def test_a_finding_of_a_renamed_rule_is_still_accepted():
    """The baseline has its old id, and that is not gone."""
    old = taken(replace(RESULT, findings=(replace(LAKH, rule="unit/lac"),))).marks
    result = taken(accepted=old)
    assert result.findings == (CRORE,)
    assert result.gone == ()


def test_what_fits_nothing_is_gone_if_its_rule_is_in_force():
    """A rule that was not asked this time may still find it."""
    gone, other = Mark("unit/lakh", "0" * 16), Mark("name/near", "0" * 16)
    assert taken(accepted=[gone, other]).gone == (gone,)
    failed = replace(RESULT, failures=(Failure("a.md", "check", "failed"),))
    assert taken(failed, accepted=[gone]).gone == ()


def test_what_was_silenced_by_comments_stays_so_in_order():
    """Both kinds stand side by side."""
    comment = Silenced(replace(LAKH, start=25, end=33), "comment", "why")
    result = taken(replace(RESULT, silenced=(comment,)), accepted=[LAKH_MARK, CRORE_MARK])
    assert [one.by for one in result.silenced] == ["baseline", "comment", "baseline"]


def test_only_what_touches_is_left():
    """Names go with their findings."""
    result = narrowed(taken(), Severity.WARNING, lambda finding: finding.start > 20)
    assert (result.findings, result.marks, result.failing) == ((CRORE,), (CRORE_MARK,), True)
    assert not narrowed(taken(), Severity.WARNING, lambda _: False).failing


def found(text):
    """A result with a finding at every "lakh"."""
    findings = [
        Finding("unit/lakh", match.start(), match.end(), "found", Severity.WARNING, 0.9)
        for match in re.finditer("lakh", text)
    ]
    return FileResult("a.md", "/a.md", text=text, findings=tuple(findings), failing=bool(findings))


paragraphs = st.lists(
    st.lists(st.sampled_from(["lakh", "of", "men", "Men", "“war”", "новини", "—"])).map(" ".join),
    max_size=5,
)


@given(paragraphs, st.integers(0, 5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_fresh_baseline_leaves_nothing_and_lasts(texts, place, end):
    """Another paragraph above, between or below makes nothing new and nothing gone."""
    text = (end * 2).join(texts)
    first = found(text)
    marks = without_baseline(first, text, (), ALIASES, Severity.WARNING).marks
    later = (end * 2).join([*texts[:place], "Nothing to see here", *texts[place:]])
    for now in (text, later):
        result = without_baseline(found(now), now, marks, ALIASES, Severity.WARNING)
        assert (result.findings, result.gone, result.failing) == ((), (), False)
        assert len(result.silenced) == len(first.findings)
