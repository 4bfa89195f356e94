"""The examples of a rule are its tests, and a wrong one is told."""

from __future__ import annotations

import pytest

from mtlint.checks import CHECKS
from mtlint.plugins import Plugins
from mtlint.ruleset.examples import ExampleRunner
from mtlint.ruleset.loader import load_rules, read_sources
from tests.unit.building import HEAD, rule_text

DOUBLED = "check = 'repeat'\nparams = { words = ['the'] }\n"
LAKH = "pattern = '\\bzzlakh\\b'\nreplace = 'zzmany'\n"
GOOD = 'good = [ { text = "One zzcrore." } ]\n'


@pytest.fixture
def failures(tmp_path, monkeypatch):
    """What does not hold in one rule with these keys, beside one default rule."""
    default, own = tmp_path / "default", tmp_path / "own"
    for folder in (default, own):
        folder.mkdir()
    (default / "doubled.toml").write_text(rule_text("default/doubled", DOUBLED), encoding="utf-8")
    monkeypatch.setattr("mtlint.ruleset.library.default_folder", lambda: default)
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("mtlint.linter.load_plugins", lambda _: Plugins(dict(CHECKS), []))

    def run(keys):
        text = HEAD.format(id="own/lakh") + keys
        (own / "own.toml").write_text(text, encoding="utf-8")
        return list(ExampleRunner([own]).run(load_rules(read_sources([own]))))

    return run


def bad(text, more=""):
    """The key for one bad example."""
    return f'bad = [ {{ text = "{text}"{more} }} ]\n'


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (bad("One zzlakh.", ', fixed = "One zzmany."') + GOOD, "nothing is marked; put ⟦ and ⟧"),
        (bad("One ⟦zzlakh.") + GOOD, "each ⟦ has a ⟧"),
        (
            bad("⟦One⟧ zzlakh.", ', fixed = "One zzmany."') + GOOD,
            "it finds 'zzlakh'; marked is 'One'",
        ),
        (bad("One ⟦zzcrore⟧.") + GOOD, "it finds nothing; marked is 'zzcrore'"),
        (bad("One ⟦zzlakh⟧.") + GOOD, "`fixed` is missing; the fix gives 'One zzmany.'"),
        (bad("One ⟦zzlakh⟧.", ', fixed = "x"') + GOOD, "the fix gives 'One zzmany.', not 'x'"),
        (
            bad("One ⟦zzlakh⟧.", ', fixed = "One zzmany.", alternatives = ["x"]') + GOOD,
            "the suggestions give []; `alternatives` is ['x']",
        ),
        (
            bad("One ⟦zzlakh⟧.", ', fixed = "One zzmany."') + 'good = [ { text = "A zzlakh." } ]\n',
            "'A zzlakh.': it finds 'zzlakh'",
        ),
        (
            bad("One ⟦zzlakh⟧.", ', fixed = "One zzmany."') + 'good = [ { text = "⟦A⟧." } ]\n',
            "it is marked, and nothing may be found in it",
        ),
        (bad("One ⟦zzlakh⟧.", ', format = "odf"') + GOOD, "format 'odf'"),
        (bad("One ⟦zzlakh⟧.", ", config = { colour = 1 }") + GOOD, "colour"),
    ],
)
def test_an_example_that_does_not_hold_is_told(failures, keys, message):
    """The first failure is told with the rule, its place and what happened instead."""
    failure, *_ = failures(LAKH + keys)
    assert (failure.rule, failure.line) == ("own/lakh", 2)
    assert failure.file.endswith("own.toml")
    assert message in failure.message


def test_examples_that_hold_say_nothing(failures):
    """Also of a rule that is off by default."""
    keys = bad("One ⟦zzlakh⟧ and a ⟦zzlakh⟧.", ', fixed = "One zzmany and a zzmany."') + GOOD
    assert failures(LAKH + keys) == []
    assert failures(LAKH + "default = false\n" + keys) == []


def test_a_fix_without_end_is_told(failures):
    """The repaired text has to be clean of the rule itself."""
    keys = "pattern = '\\bzzlakh\\b'\nreplace = 'zzlakh zzlakh'\n"
    found = failures(keys + bad("⟦zzlakh⟧", ', fixed = "zzlakh zzlakh"') + GOOD)
    assert any("after the fix" in failure.message for failure in found)


def test_a_gated_rule_may_not_be_found_without_its_language(failures):
    """`assume` declares it; a gate that is open anyway is told."""
    keys = bad("One ⟦zzlakh⟧.", ', fixed = "One zzmany.", assume = ["hi"]') + GOOD
    gate = "gate = 'declared'\nlanguages = ['hi']\n"
    assert failures(LAKH + gate + keys) == []
    (failure,) = failures(LAKH + keys)
    assert "is found without hi declared" in failure.message


def test_a_rule_that_fires_beside_must_be_named(failures):
    """`also` names the rules that rightly fire in an example."""
    text = "The the ⟦zzlakh⟧."
    found = failures(LAKH + bad(text, ', fixed = "The the zzmany."') + GOOD)
    assert found
    assert all(
        "another rule, default/doubled, finds 'The the'" in failure.message for failure in found
    )


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("gate = 'declared'\nlanguages = ['hi']\n", 'add assume = ["hi"]'),
        ("prior = 0.5\n", "prior = 0.5 keeps it out; from 0.7 on it is in force"),
        ("pattern = 'zzlack'\n", "the pattern matches nothing in it"),
        ("pattern = 'ZZLAKH'\ncase-sensitive = true\n", "matches nothing in it in that case"),
        ("unless = ['e zz']\n", "the pattern matches 'zzlakh', but so does `unless` 'e zz'"),
        ("anchor = ['zzcrore']\n", "the pattern matches 'zzlakh', but no `anchor` stands in it"),
        ("where = 'block-start'\n", "but it is not where = 'block-start'"),
    ],
)
def test_what_keeps_a_rule_from_its_words_is_told(failures, keys, reason):
    """What it waits for, what it does not match, what vetoes it."""
    keys = keys if "pattern" in keys else "pattern = 'zzlakh'\n" + keys
    first, second = failures(keys + bad("One ⟦zzlakh⟧.") + GOOD)
    assert "it finds nothing; marked is 'zzlakh'" in first.message
    assert reason in second.message


def test_a_rule_that_comes_first_is_told(failures):
    """Of findings that overlap one is kept."""
    keys = "pattern = 'the zzlakh'\npriority = -1\n" + bad("The ⟦the zzlakh⟧.") + GOOD
    _, reason = failures(keys)
    assert "default/doubled finds something there" in reason.message
