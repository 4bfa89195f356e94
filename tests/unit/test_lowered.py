"""Strings that are no words are looked for in texts that have lost capitals."""

from __future__ import annotations

import pytest

from mtlint import Linter
from mtlint.errors import RuleError
from mtlint.text.document import Document
from tests.unit.building import compile_text, rule_text

FILLER = "The boats lay in the harbour for a week and waited for the wind to turn. " * 40
STRINGS = (
    "casing/unspoken-acronym", "casing/numbered-acronym", "casing/unknown-acronym",
    "casing/unknown-name",
)  # fmt: skip


def found(text, **settings):
    """The strings that the four rules find."""
    findings = Linter(**settings).check(Document.from_text(text)).findings
    return [text[f.start : f.end] for f in findings if f.rule in STRINGS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The boats left ukraine for oslo with a bngr, an uvod and the d28.",
            ["bngr", "uvod", "d28"],
        ),
        ("The boats left Ukraine for oslo with a bngr, an uvod and the d28.", []),
        (FILLER + "The boats left ukraine for oslo with a bngr, an uvod and the d28.", []),
        ("The boats left ukraine for oslo and weren't seen by the uvods' men.", ["uvods"]),
        ("Rain fell on oslo and london. See bngr.example, tools/uvod and 5 kcal of p53.", []),
        (
            "Rain fell on oslo and london. In table3, fig4 and page4 the mp3, and the top-10.",
            [],
        ),
        ("Rain fell on oslo and london. The pip package has a bngr.", []),
        ("Rain fell on oslo. The bngr and the uvod are new on d28.", []),
        ("Rain fell on oslo, and oslo is wet; from oslo came the uvod.", []),
        (
            "Rain fell on oslo and london. It is lorvimm's disease, no lorvimms; lorvimm wrote so.",
            ["lorvimm", "lorvimm"],
        ),
        ("Rain fell on oslo and london. It is a corvimmal disease of the genus Corvimma.", []),
    ],
)
def test_only_short_strings_in_texts_with_lost_capitals_are_found(text, expected):
    """One lost capital says nothing, nor do two in a long text; code writes names small."""
    assert found(text) == expected


def test_only_names_are_known_by_what_stands_beside_them():
    """A mistake in a rule file is told when it is read."""
    for params in ("kind = 'name'", "kind = 'unknown', before = ['genus']"):
        keys = f"check = 'small-string'\nparams = {{ {params} }}\n"
        with pytest.raises(RuleError, match="asks for before or after"):
            compile_text(rule_text("test/string", keys))


def test_words_that_are_allowed_have_lost_no_capital():
    """Who writes them small on purpose has said so."""
    text = "Rain fell on oslo and london. The uvod is old."
    assert found(text) == ["uvod"]
    assert found(text, config={"allow": ["oslo", "london"]}) == []


def test_a_rule_named_in_full_waits_for_nothing():
    """As with every gate."""
    assert found("The uvod is old.", select=["casing/unknown-acronym"]) == ["uvod"]


def test_fixes_of_the_lost_capitals_do_not_shut_the_gate():
    """A second pass over the repaired text finds what the first one found."""
    linter = Linter()
    first = linter.check(Document.from_text("Rain fell on oslo and london. The uvod is old."))
    second = linter.check(
        Document.from_text("Rain fell on Oslo and London. The uvod is old."), gates=first.gates
    )
    assert [finding.rule for finding in second.findings] == ["casing/unknown-acronym"]
