"""One search in many excerpts."""

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from mtlint.checks.pattern_screen import promising
from mtlint.ruleset.pattern_joint import LINE_END, NO_SIGN, joint
from tests.unit.building import default_linter

# What a match may need or not want beside it: words, spaces, marks, the edge of the text.
PATTERNS = {
    r"\blakh\b": NO_SIGN,
    r"(?<!\s)lakh(?!\s+of\b)": NO_SIGN,
    r"(?<![\w-])lakh(?![\w-])": NO_SIGN,
    r"lakh(?=\s|$)": LINE_END,
    r"^lakh": LINE_END,
    r"lakh$": LINE_END,
    r"(?:^|, )lakh(?!$)": LINE_END,
    r"(?<!\S)lakh(?!\S)": LINE_END,
    r"(?<!.)lakh": "",
    r"lakh(?!.*of)": "",
    r"lakh(?!\s|$)": "",
    r"lakh(?![^,])": "",
    r"lakh(?!\W)": "",
    r"(?<![\x00- ])lakh$": "",
    r"\Alakh": "",
    r"(?>lakh\s*)of": "",
    r"lakh\s*+(?:of)?": "",
    r"(?![\u0400-\uffff])\w+ lakh": LINE_END,
    r"lakh(?!(?:\s+(?:of|[^a]))+)": "",
}


@pytest.mark.parametrize(("pattern", "sign"), PATTERNS.items())
def test_the_sign_is_nothing_that_a_match_must_not_stand_beside(pattern, sign):
    """A line end where the pattern asks for an edge, or has no white space to refuse."""
    assert joint(pattern) == sign


TEXTS = st.lists(st.text(st.sampled_from("lakh of, a-.\u00a0\u0416"), max_size=12), max_size=6)
PIECES = st.lists(st.lists(st.sampled_from(["lakh", " ", "of", ",", "-", "x"])).map("".join))


@given(st.one_of(TEXTS, PIECES), st.sampled_from([p for p, sign in PATTERNS.items() if sign]))
@example(["lakh", "of"], r"(?<!\s)lakh(?!\s+of\b)")
@example(["a lakh", "lakh of"], r"(?:^|, )lakh(?!$)")
def test_an_excerpt_with_a_match_is_always_promising(texts, pattern):
    """Whatever its neighbours end and begin with."""
    excerpts = list(enumerate(texts))
    found = promising(regex.compile("(?m)" + pattern), joint(pattern), excerpts)
    matched = [one for one in excerpts if regex.search(pattern, one[1])]
    assert [one for one in excerpts if one in found] == list(found)
    assert set(matched) <= set(found)


def test_only_those_with_a_match_are_searched_by_themselves():
    """And the two that one match stands in."""
    excerpts = [(0, "no"), (5, "a lakh"), (15, "nothing"), (30, "lakh"), (40, "of")]
    assert promising(regex.compile("lakh"), NO_SIGN, excerpts) == [excerpts[1], excerpts[3]]
    assert promising(regex.compile(r"lakh\s+of"), LINE_END, excerpts) == excerpts[3:]


def test_when_time_runs_out_all_are_searched_by_themselves():
    """Which of them takes so long is then seen."""

    class Slow:
        """A pattern that runs out of time."""

        def finditer(self, text, timeout):  # noqa: ARG002 - as the library calls it
            """No match."""
            raise TimeoutError

    excerpts = [(0, "no"), (5, "lakh")]
    assert promising(Slow(), NO_SIGN, excerpts) == excerpts


def test_nearly_all_rules_can_be_searched_for_in_many_excerpts():
    """So that the library stays quick."""
    signs = [r.params["joint"] for r in default_linter().ruleset.rules if r.check == "pattern"]
    assert sum(map(bool, signs)) > 0.95 * len(signs)
