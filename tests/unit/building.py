"""Rules and documents made by hand, through the compiler's own functions."""

from __future__ import annotations

from functools import cache

from mtlint.checks import CHECKS
from mtlint.engine import lint
from mtlint.linter import Linter
from mtlint.ruleset.compiler import compile_sources
from mtlint.ruleset.loader import RuleSources
from mtlint.ruleset.ruleset import Ruleset
from mtlint.text.document import Document

HEAD = """
[[rule]]
id = "{id}"
summary = "A rule of the tests"
message = "“{{match}}” is found"
why = "The tests need it."
"""

EXAMPLES = """
bad = [ { text = "⟦x⟧" } ]
good = [ { text = "y" } ]
"""


def rule_text(id_="test/rule", keys=""):
    """One rule as it stands in a rule file, with these keys."""
    return HEAD.format(id=id_) + keys + EXAMPLES


def compile_text(content, *, lists=(), checks=CHECKS, name="test.toml"):
    """The compiled rules of one rule file's text."""
    return compile_sources(RuleSources(((name, content),), tuple(lists)), checks)


def pattern_rule(pattern, keys="", id_="test/rule"):
    """The compiled rule of one pattern."""
    return compile_text(rule_text(id_, f"pattern = '''{pattern}'''\n{keys}"))[0]


def ruleset(*rules, checks=CHECKS, **settings):
    """These compiled rules in force."""
    return Ruleset(sorted(rules, key=lambda rule: rule.id), checks, **settings)


def check(text, *rules, format_="plain", gates=None, **settings):
    """What a text gives with these compiled rules."""
    return lint(Document.from_text(text, format_), ruleset(*rules, **settings), gates)


def shown(text, outcome):
    """The rule and the words of each finding."""
    return [(finding.rule, text[finding.start : finding.end]) for finding in outcome.findings]


@cache
def default_linter():
    """The default rules, made once for all tests."""
    return Linter()


@cache
def linter_with(*selectors):
    """A linter with the default rules and these besides."""
    return Linter(config={"extend-select": list(selectors)})
