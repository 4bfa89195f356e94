"""Which rules are in force."""

from __future__ import annotations

from functools import cache

import pytest

from mtlint.errors import UsageError
from mtlint.ruleset.selection import select_rules
from tests.unit.building import compile_text, rule_text

ANCHOR = "pattern = 'lakh'\n"


@cache
def rules():
    """Four rules: two of a family, one that is off by default, one that is not sure."""
    return compile_text(
        rule_text("unit/lakh", ANCHOR + "aliases = ['number/lakh']\n")
        + rule_text("unit/crore", ANCHOR)
        + rule_text("style/off", ANCHOR + "default = false\n")
        + rule_text("style/unsure", ANCHOR + "prior = 0.5\n")
    )


def selected(**settings):
    """The ids of the rules in force."""
    return [rule.id for rule in select_rules(rules(), min_confidence=0.7, **settings)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ["unit/crore", "unit/lakh"]),
        ({"select": ["unit/lakh"]}, ["unit/lakh"]),
        ({"select": ["unit"]}, ["unit/crore", "unit/lakh"]),
        ({"select": ["*/l*"]}, ["unit/lakh"]),
        ({"select": ["number/lakh"]}, ["unit/lakh"]),
        ({"select": ["all"]}, ["style/off", "unit/crore", "unit/lakh"]),
        ({"select": ["all"], "ignore": ["unit"]}, ["style/off"]),
        ({"select": ["style"]}, ["style/off"]),
        ({"select": ["style/unsure"]}, ["style/unsure"]),
        ({"extend_select": ["style/off"]}, ["style/off", "unit/crore", "unit/lakh"]),
        ({"extend_select": ["style/unsure"]}, ["style/unsure", "unit/crore", "unit/lakh"]),
        ({"ignore": ["number/lakh"]}, ["unit/crore"]),
        ({"select": ["unit"], "ignore": ["unit"]}, []),
        ({"select": []}, []),
    ],
)
def test_selectors_decide(settings, expected):
    """Ids, old ids, families, globs and "all"; the last word is ignore's."""
    assert selected(**settings) == expected


@pytest.mark.parametrize("key", ["select", "extend_select", "ignore"])
@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("unit/lahk", "did you mean 'unit/lakh'?"),
        ("unti", "did you mean 'unit'?"),
        ("numbers/lakh", "did you mean 'number/lakh'?"),
        ("qqqqqqqqqq", "`mtlint rules` lists them"),
        ("zzz*", "`mtlint rules` lists them"),
    ],
)
def test_a_selector_that_fits_nothing_is_an_error_with_a_suggestion(key, selector, hint):
    """A slip never means that a rule is silently off."""
    with pytest.raises(UsageError) as caught:
        selected(**{key: [selector]})
    assert repr(selector) in str(caught.value)
    assert str(caught.value).endswith(hint)


@pytest.mark.parametrize(
    ("settings", "gate"),
    [
        ({}, "damage"),
        ({"select": ["style"]}, "damage"),
        ({"select": ["style/soft"]}, "alone"),
        ({"extend_select": ["style/soft"]}, "alone"),
    ],
)
def test_a_rule_named_in_full_waits_for_no_signs(settings, gate):
    """Who asks for one rule alone has no other rules in force that could give signs."""
    soft = compile_text(rule_text("style/soft", ANCHOR + "gate = 'damage'\n"))
    (rule,) = select_rules(soft, **settings)
    assert rule.gate == gate


def test_a_language_that_must_be_declared_must_be_declared_still():
    """Naming a rule says nothing of where the text comes from."""
    keys = "gate = 'declared'\nlanguages = ['hi']\n"
    (rule,) = select_rules(
        compile_text(rule_text("style/hindi", ANCHOR + keys)), select=["style/hindi"]
    )
    assert rule.gate == "declared"
