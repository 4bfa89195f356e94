"""What a rule's keys mean, in sentences."""

from __future__ import annotations

import pytest

from mtlint.languages import joined, named
from mtlint.pages import facts
from mtlint.pages.measured import Measured
from mtlint.ruleset.schema import Bad, Good, Rule


def rule(**keys):
    """A rule with a fix, and with these keys."""
    shape = {
        "id": "house/word",
        "summary": "A word",
        "message": "found",
        "why": "It is so.",
        "bad": (Bad("⟦a⟧", fixed="b"),),
        "good": (Good("b"),),
    }
    return Rule(**(shape | keys))


def test_the_lead_says_how_bad_it_is_and_what_can_be_done():
    """Severity, whether it is on, the fix."""
    assert facts.lead(rule(severity="error", applicability="unsafe"), 0.9) == (
        "An error: wrong in any text. On by default. "
        "The fix is unsafe: somebody should read the result."
    )


@pytest.mark.parametrize(
    ("keys", "confidence", "expected"),
    [
        ({"default": False}, 0.9, "Off by default; `--extend-select`"),
        ({}, 0.69, "under `min-confidence` (0.7)"),
        ({"bad": (Bad("⟦a⟧"),)}, 0.9, "There is no fix: only a person"),
        ({"bad": (Bad("⟦a⟧", alternatives=("b",)),)}, 0.9, "suggestions to choose from"),
    ],
)
def test_the_lead_says_what_is_unusual(keys, confidence, expected):
    """Off, too unsure, without a fix, with suggestions only."""
    assert expected in facts.lead(rule(**keys), confidence)


def test_languages_are_named():
    """A reader need not know codes; one that nobody named stays."""
    assert facts.origin(rule(languages=("hi", "uk", "xx"))) == (
        "It comes from Hindi, Ukrainian and xx."
    )
    assert "no source language" in facts.origin(rule())
    assert [joined(w, "or") for w in ([], ["a"], ["a", "b"])] == ["", "a", "a or b"]
    assert named(("zh",)) == ["Chinese"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"gate": "signs"}, "other signs of one of these source languages"),
        ({"gate": "declared"}, "only where `source-languages` names"),
        ({"gate": "damage"}, "only where much else is wrong"),
        ({"gate": "capitals"}, "have lost their capitals too"),
        ({"quoted": "skip"}, "Inside quotation marks it is not reported"),
        ({"quoted": "demote"}, "the fix becomes unsafe"),
        ({"where": "heading"}, "in headings"),
        ({"formats": ("html", "markdown")}, "the format html or markdown only"),
        ({"house_style": "indian-english"}, "`house-style.indian-english` is true"),
    ],
)
def test_each_condition_is_a_sentence(keys, expected):
    """Gate, quotation, place, format, house style."""
    told = " ".join(facts.conditions(rule(**({"quoted": "report"} | keys))))
    assert expected in told
    assert not list(facts.conditions(rule(quoted="report")))


def test_the_confidence_says_where_it_comes_from():
    """From the author alone, or from counting, with the counts."""
    assert facts.certainty(rule(prior=0.8), None).startswith("0.80, as its author judged it;")
    measured = Measured(0.93, {"injected": (1200.0, 0.0), "other": (2.0, 1.0)})
    assert facts.certainty(rule(prior=0.8), measured) == (
        "0.93. Its author judged it 0.80. Then its findings were counted: 1,200 right and none "
        "wrong among faults planted in clean text; 2 right and 1 wrong in other. "
        "Each count weighs as 20 findings at most."
    )


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("“We ⟦frob⟧,” he said.", {}, "in a quotation, so the fix is unsafe"),
        ("“We,” he ⟦frob⟧.", {}, ""),
        ("“We ⟦frob⟧,” he said.", {"quoted": "report"}, ""),
        ("“We ⟦frob⟧,” he said.", {"applicability": "unsafe"}, ""),
    ],
)
def test_an_example_in_a_quotation_says_that_its_fix_is_unsafe(text, keys, expected):
    """The rule itself says that its fix is safe."""
    assert facts.quotation(rule(**keys), Bad(text, fixed="We do.")) == expected


def test_an_example_says_what_it_takes_for_granted():
    """Languages, a format, settings, other files."""
    example = Bad("⟦a⟧", assume=("hi", "ur"), format="html", others=("b\nc",))
    assert facts.circumstances(example) == (
        "translated from Hindi or Urdu; in html; beside a file that says “b c”"
    )
    config = {"allow": ["a"], "house-style": {"indian-english": True}}
    assert facts.circumstances(Good("a", config=config)) == (
        'with allow = ["a"]; with house-style.indian-english = true'
    )
    assert facts.circumstances(Good("a")) == ""
