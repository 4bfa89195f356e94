"""The library's front door."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mtlint.config import Config
from mtlint.errors import CheckError, ConfigurationError, RuleError, UsageError
from mtlint.linter import Linter
from mtlint.text.document import Document
from tests.unit.building import default_linter, rule_text
from tests.unit.strategies import difficult_text
from tests.unit.test_scan import example_texts, mangled_examples

LAKH = "pattern = '\\blakh\\b'\nreplace = 'hundred thousand'\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one rule file; the package's own rules are left out."""
    own, default = tmp_path / "own", tmp_path / "default"
    own.mkdir()
    default.mkdir()
    monkeypatch.setattr("mtlint.ruleset.library.default_folder", lambda: default)

    def write(text):
        (own / "rules.toml").write_text(text, encoding="utf-8")
        return own

    return write


def test_rules_from_a_folder_of_the_user_are_in_force(folder):
    """Given as an argument or by the configuration."""
    rules = folder(rule_text("own/lakh", LAKH))
    for linter in (
        Linter(select=["own"], rules=[rules]),
        Linter(config={"rules": [str(rules)], "select": ["own"]}),
    ):
        (finding,) = linter.lint("A lakh of them.")
        assert (finding.rule, finding.start, finding.end) == ("own/lakh", 2, 6)
        assert linter.fix("A lakh of them.") == "A hundred thousand of them."


def test_selectors_as_argument_win_over_the_configuration(folder):
    """What is passed in code is meant."""
    rules = folder(rule_text("own/lakh", LAKH))
    linter = Linter(select=["own"], config={"select": ["all"]}, rules=[rules])
    assert [rule.id for rule in linter.ruleset.rules] == ["own/lakh"]


def test_settings_can_be_a_mapping_or_a_record(folder):
    """Both mean the same."""
    rules = folder(rule_text("own/lakh", LAKH))
    settings_ = {"select": ["own"], "allow": ["lakh"], "rules": [str(rules)]}
    as_record = Config(select=("own",), allow=("lakh",), rules=(str(rules),))
    assert (
        Linter(config=settings_).lint("A lakh.") == Linter(config=as_record).lint("A lakh.") == []
    )


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"select": ["unti"]}, UsageError, "unknown rule or family 'unti'"),
        ({"config": {"slect": []}}, ConfigurationError, "unknown key 'slect'"),
        ({"config": {"select": "unit"}}, ConfigurationError, "select"),
    ],
)
def test_a_slip_in_the_arguments_is_an_error(arguments, error, message):
    """Nothing is silently ignored."""
    with pytest.raises(error, match=message):
        Linter(**arguments)


def test_a_mistake_in_a_rule_file_is_an_error(folder):
    """It names the file and the line."""
    rules = folder(rule_text("own/lakh", "patern = 'x'\n"))
    with pytest.raises(RuleError, match=r"rules\.toml:7: unknown key 'patern'"):
        Linter(rules=[rules])


def test_lint_raises_what_check_only_tells(folder, monkeypatch):
    """A caller of `lint` cannot take a failed check for a clean text."""
    monkeypatch.setattr("mtlint.checks.pattern.TIME_LIMIT", 0.1)
    keys = "pattern = '(?:a|aa)+c lakh'\nanchor = ['aaaa']\n"
    linter = Linter(select=["own"], rules=[folder(rule_text("own/slow", keys))])
    text = "aaaa " + "a" * 60 + " and c lakh"
    with pytest.raises(CheckError, match="own/slow"):
        linter.lint(text)
    with pytest.raises(CheckError, match="own/slow"):
        linter.fix(text)
    assert len(linter.check(Document.from_text(text)).errors) == 1


def test_fixing_keeps_the_gates_of_the_text_as_given(folder):
    """A fix that removes a sign does not hide what the sign had opened."""
    signs = "languages = ['hi']\n"
    rules = folder(
        rule_text("own/lakh", LAKH + signs)
        + rule_text("own/crore", "pattern = '\\bcrore\\b'\nreplace = 'million'\n" + signs)
        + rule_text(
            "own/kimchi", "pattern = '\\bkim chi\\b'\nreplace = 'x'\ngate = 'signs'\n" + signs
        )
        + rule_text("own/cabbage", "pattern = '\\bkimxchi\\b'\nreplace = 'kim chi'\n")
    )
    linter = Linter(select=["own"], rules=[rules])
    text = "A lakh came. A crore left. The kimxchi stayed."
    assert linter.fix(text) == "A hundred thousand came. A million left. The x stayed."
    assert linter.fix("The kimxchi stayed.") == "The kim chi stayed."


def test_unsafe_fixes_are_made_on_request_only(folder):
    """`fix` leaves to people what needs a person."""
    rules = folder(rule_text("own/lakh", LAKH + "applicability = 'unsafe'\n"))
    linter = Linter(select=["own"], rules=[rules])
    assert linter.fix("A lakh.") == "A lakh."
    assert linter.fix("A lakh.", unsafe=True) == "A hundred thousand."


def test_an_edit_that_crosses_markup_is_not_made(folder):
    """The markup would be lost; the finding stays."""
    rules = folder(rule_text("own/lakh", "pattern = '1\\s+lakh'\nreplace = '100,000'\n"))
    linter = Linter(select=["own"], rules=[rules])
    assert linter.fix("1 **lakh** and 1 lakh", "markdown") == "1 **lakh** and 100,000"
    assert linter.fix("1 <b>lakh</b> and 1 lakh", "html") == "1 <b>lakh</b> and 100,000"
    assert len(linter.lint("1 **lakh**", "markdown")) == 1


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(mangled_examples(), st.booleans())
@example(
    "They had spoken to the owners Of the old mill about the price."
    "They had spoken to the owners Of the old mill about the price."
    "Experts break their heads over how to pay.",
    False,
)
def test_fixing_twice_is_fixing_once(text, unsafe):
    """A fixed text has nothing left to fix, also where its repair opened a gate."""
    fixed = default_linter().fix(text, unsafe=unsafe)
    assert default_linter().fix(fixed, unsafe=unsafe) == fixed


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(mangled_examples())
def test_findings_lie_in_the_text_in_order(text):
    """Every span of a finding, of its edits and of its evidence is a span of the text."""
    findings = default_linter().lint(text)
    assert findings == sorted(findings, key=lambda f: (f.start, f.end, f.rule))
    for finding in findings:
        edits = [(edit.start, edit.end) for fix in finding.fixes for edit in fix.edits]
        evidence = [(item.start, item.end) for item in finding.evidence]
        for start, end in [(finding.start, finding.end), *edits, *evidence]:
            assert 0 <= start <= end <= len(text)


def test_one_linter_serves_many_threads():
    """Different texts at the same time give what they give one after another."""
    examples = [text for _, text in example_texts()]
    texts = ["\n\n".join(examples[at : at + 12]) for at in range(0, len(examples), 12)]
    expected = [default_linter().lint(text) for text in texts]
    fresh = Linter()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(fresh.lint, texts)) == expected
    assert any(expected)


@given(st.text(st.characters(categories=["Zs", "Zl", "Zp", "Cc", "Cf"]) | st.sampled_from("a.,“")))
@settings(max_examples=200, deadline=None)
@example("\x85")
def test_no_check_fails_on_a_text_of_spaces_and_controls(text):
    """Such a text may hold no block at all."""
    for format_ in ("plain", "markdown", "html"):
        assert default_linter().check(Document.from_text(text, format_)).errors == ()


@given(st.lists(difficult_text(), max_size=20))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_documents_checked_together_give_what_they_give_alone(texts):
    """No document knows of the others, and the order holds."""
    linter = default_linter()
    texts += ["Two lakh of men .", "“Near East Asia” is is a region."]
    alone = [linter.check(Document.from_text(text)) for text in texts]
    together = list(linter.check_all(map(Document.from_text, texts)))
    assert together == alone
    assert not any(outcome.errors for outcome in alone)
    assert any(outcome.findings for outcome in alone)


def test_a_new_linter_can_be_copied_and_sent_to_another_process():
    """Its columns are parts of a mapped file; those of the copy are its own."""
    linter = Linter()
    expected = default_linter().lint("He wrote to the the office, and it cost two lakh.")
    for copied in (pickle.loads(pickle.dumps(linter)), deepcopy(linter)):  # noqa: S301 - our own
        assert copied.lint("He wrote to the the office, and it cost two lakh.") == expected
