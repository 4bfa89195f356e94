"""Measured confidence lies over what the authors of rules thought."""

from __future__ import annotations

import shutil

import pytest

from mtlint import Linter
from mtlint.errors import RuleError
from mtlint.ruleset.library import default_folder

RULE = """
[[rule]]
id = "test/word"
aliases = ["test/former"]
summary = "A word"
message = "“{match}”"
why = "It tests."
prior = 0.9
pattern = 'zyxquor'
bad = [{ text = "A ⟦zyxquor⟧ here." }]
good = [{ text = "Nothing here." }, { text = "Nor here." }]
"""


def confidence(folder):
    """The confidence of the rule in a folder of rules."""
    rules = {rule.id: rule for rule in Linter(rules=[folder]).library.rules}
    return rules["test/word"].confidence


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one rule, beside a library of a few: all would be compiled for each test."""
    few, own = tmp_path / "few", tmp_path / "own"
    few.mkdir()
    shutil.copy(default_folder() / "unit" / "indian-numbering.toml", few)
    monkeypatch.setattr("mtlint.ruleset.library.default_folder", lambda: few)
    own.mkdir()
    (own / "rule.toml").write_text(RULE, encoding="utf-8")
    return own


def overlay(folder, text):
    """Write the overlay of a folder."""
    (folder / "measured.toml").write_text(text, encoding="utf-8")


def test_without_an_overlay_the_author_is_believed(folder):
    """`prior` is the confidence until somebody measures."""
    assert confidence(folder) == 0.9


@pytest.mark.parametrize("name", ["test/word", "test/former"])
def test_a_measured_rule_has_its_measured_confidence(folder, name):
    """Under its id, or under the id it had when it was measured."""
    overlay(folder, f'[rules."{name}"]\nconfidence = 0.4\nprior = 0.9\nfrom = {{ mqm = [1, 2] }}\n')
    assert confidence(folder) == 0.4


def test_a_rule_under_the_threshold_is_not_in_force(folder):
    """A rule that was measured to cry wolf is silent by default."""
    overlay(folder, '[rules."test/word"]\nconfidence = 0.4\n')
    assert Linter(rules=[folder]).lint("A zyxquor here.") == []


def test_an_overlay_for_unknown_rules_is_ignored(folder):
    """A rule may have gone since it was measured."""
    overlay(folder, '[rules."test/gone"]\nconfidence = 0.4\n')
    assert confidence(folder) == 0.9


@pytest.mark.parametrize("text", ["[rules", '[rules."a/b"]\nconfidence = 2\n'])
def test_a_broken_overlay_names_its_file(folder, text):
    """It is a generated file, but files get damaged."""
    overlay(folder, text)
    with pytest.raises(RuleError, match=r"measured\.toml:\d"):
        Linter(rules=[folder])
