"""Choosing fixes that do not touch each other, and applying them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtlint.fixing.apply import apply, choose, without_overlaps
from mtlint.model import Applicability, Edit, Finding, Fix, Severity


def fix(*edits, applicability=Applicability.SAFE):
    """A fix of (start, end, text) edits."""
    return Fix(tuple(Edit(*edit) for edit in edits), applicability, "a fix")


def finding(*fixes, preferred=True):
    """A finding with these fixes."""
    return Finding("a/b", 0, 1, "", Severity.WARNING, 1.0, fixes, preferred)


@st.composite
def fixes(draw):
    """Fixes of one to three edits anywhere in a text of 30 characters."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        places = draw(st.lists(st.integers(0, 30), min_size=2, max_size=6, unique=True))
        places = sorted(places)[: len(places) // 2 * 2]
        found.append(fix(*((a, b, "x") for a, b in zip(places[::2], places[1::2], strict=True))))
    return found


def test_edits_are_made_at_their_places():
    """Replacements, insertions and deletions, in any order."""
    text = "one two three"
    assert apply(text, [fix((8, 13, "3")), fix((0, 3, "")), fix((4, 4, "and "))]) == " and two 3"


def test_a_fix_that_touches_an_earlier_one_waits():
    """The first is made whole, the second not at all, the third does not touch either."""
    first, second, third = fix((0, 3, "a")), fix((2, 5, "b"), (8, 9, "b")), fix((8, 9, "c"))
    assert without_overlaps([first, second, third]) == [first, third]


def test_fixes_that_only_adjoin_are_both_made():
    """The end of one is the start of the other."""
    pair = [fix((0, 3, "a")), fix((3, 5, "b"))]
    assert without_overlaps(pair) == pair


def test_two_insertions_at_one_place_are_not_both_made():
    """Which of them comes first would be chance."""
    first, second, beside = fix((3, 3, "a")), fix((3, 3, "b")), fix((0, 3, "c"))
    assert without_overlaps([first, second]) == [first]
    assert without_overlaps([first, beside]) == [first]


@given(fixes())
def test_chosen_fixes_never_share_a_character(offered):
    """However many there are, every character is changed by one of them at most."""
    taken = [at for f in without_overlaps(offered) for e in f.edits for at in range(e.start, e.end)]
    assert len(set(taken)) == len(taken)


@given(fixes())
def test_no_fix_is_left_out_without_a_reason(offered):
    """What is left out touches something that was chosen before it."""
    chosen = without_overlaps(offered)
    for index, left_out in enumerate(offered):
        if left_out in chosen:
            continue
        earlier = without_overlaps(offered[:index])
        assert without_overlaps([*earlier, left_out]) == earlier


def test_choosing_among_many_fixes_takes_no_time_to_speak_of():
    """A page with a hundred thousand slips is repaired in a second, not in an hour."""
    many = [fix((3 * at, 3 * at + 2, "x")) for at in range(100_000)]
    assert without_overlaps(many) == many


def test_only_safe_fixes_are_chosen_unless_asked():
    """Unsafe ones on request, fixes for display never, suggestions never."""
    safe = fix((0, 1, "a"))
    unsafe = fix((2, 3, "b"), applicability=Applicability.UNSAFE)
    display = fix((4, 5, "c"), applicability=Applicability.DISPLAY)
    findings = [finding(f) for f in (safe, unsafe, display)]
    findings.append(finding(fix((6, 7, "d")), preferred=False))
    assert choose(findings) == [safe]
    assert choose(findings, unsafe=True) == [safe, unsafe]
