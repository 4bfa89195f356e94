"""lint(document, ruleset): every rule in force, whatever happens to one of them."""

from __future__ import annotations

import sys
from time import process_time
from types import ModuleType

import pytest

from mtlint.checks import CHECKS
from mtlint.checks.base import Preparation, Signal
from mtlint.engine import lint
from mtlint.ruleset.schema import Anchors
from mtlint.text.document import Document
from tests.unit.building import check, compile_text, pattern_rule, rule_text, ruleset, shown

CATASTROPHE = "pattern = '(?:a|aa)+c lakh'\nanchor = ['aaaa']\n"


def lakh(id_="test/lakh"):
    """A rule that finds a word."""
    return pattern_rule(r"\blakh\b", id_=id_)


@pytest.fixture
def plugin(monkeypatch):
    """Puts a check from a function in force beside the built-in ones."""

    def install(run, anchors=None):
        module = ModuleType("a_check_of_the_tests")

        class Checker:
            def __init__(self, rules):
                self.rules = rules

            def run(self, document, hits):
                yield from run(document, hits)

        module.Checker = Checker
        module.prepare = lambda *_: Preparation({}, anchors or Anchors())
        monkeypatch.setitem(sys.modules, module.__name__, module)
        checks = {**CHECKS, "plugin": module.__name__}
        rules = compile_text(rule_text("test/plugin", "check = 'plugin'\n"), checks=checks)
        return ruleset(*rules, lakh(), checks=checks)

    return install


def test_findings_are_in_the_order_of_the_text():
    """By start, then end, then rule."""
    rules = [lakh("z/z"), pattern_rule(r"\bcrore\b", id_="a/a")]
    outcome = check("crore lakh crore", *rules)
    assert [finding.start for finding in outcome.findings] == [0, 6, 11]


def test_the_order_of_rules_and_signals_never_shows():
    """The same findings whichever rule is asked first."""
    rules = [lakh("z/z"), lakh("a/a"), pattern_rule(r"\blakh lakh\b", id_="m/m")]
    texts = "lakh lakh lakh"
    assert check(texts, *rules) == check(texts, *reversed(rules))


def test_a_check_that_raises_becomes_an_error_and_the_others_go_on(plugin):
    """One line names the check and what it said."""

    def run(document, hits):
        yield Signal("test/plugin", 0, 3)
        raise RuntimeError("no luck")

    outcome = lint(Document.from_text("one lakh"), plugin(run))
    assert [str(error) for error in outcome.errors] == [
        "check 'plugin' failed: RuntimeError: no luck"
    ]
    assert [finding.rule for finding in outcome.findings] == ["test/plugin", "test/lakh"]


def test_a_check_whose_rules_have_no_hit_is_not_run(plugin):
    """What is not needed costs nothing."""

    def run(document, hits):
        raise AssertionError("asked for nothing")
        yield

    rules = plugin(run, Anchors(literals=("crore",)))
    assert lint(Document.from_text("one lakh"), rules).errors == ()
    assert len(lint(Document.from_text("one crore"), rules).errors) == 1


def test_a_check_without_anchors_is_always_run(plugin):
    """Column checks need no anchors."""
    rules = plugin(lambda *_: iter([Signal("test/plugin", 0, 1)]))
    assert shown("x", lint(Document.from_text("x"), rules)) == [("test/plugin", "x")]


def test_a_pattern_that_runs_out_of_time_becomes_an_error_and_the_others_go_on(monkeypatch):
    """A catastrophic pattern costs its time limit, names itself and hides no other finding."""
    monkeypatch.setattr("mtlint.checks.pattern.TIME_LIMIT", 0.2)
    (slow,) = compile_text(rule_text("test/slow", CATASTROPHE))
    start = process_time()
    outcome = check("aaaa " + "a" * 60 + " and c lakh", slow, lakh())
    assert process_time() - start < 5
    assert [str(error)[:9] for error in outcome.errors] == ["test/slow"]
    assert "took more than 0.2 s" in str(outcome.errors[0])
    assert [finding.rule for finding in outcome.findings] == ["test/lakh"]


def test_a_line_pattern_that_runs_out_of_time_becomes_an_error(monkeypatch):
    """Rule files come from anywhere; none of their patterns may hang a run."""
    monkeypatch.setattr("mtlint.checks.base.TIME_LIMIT", 0.2)
    keys = "check = 'line'\nparams.lines = ['(?:a|aa)+c zyxquor']\nparams.certain = true\n"
    (slow,) = compile_text(rule_text("test/slow", keys))
    outcome = check("a" * 60 + " c zyxquor\n\none lakh", slow, lakh())
    assert [str(error)[:9] for error in outcome.errors] == ["test/slow"]
    assert [finding.rule for finding in outcome.findings] == ["test/lakh"]


def test_a_text_without_anything_gives_nothing():
    """Nothing comes of nothing."""
    outcome = check("", lakh())
    assert (outcome.findings, outcome.errors, outcome.gates) == ((), (), frozenset())


def test_no_rules_find_nothing():
    """An empty rule set is a rule set."""
    assert check("one lakh").findings == ()
