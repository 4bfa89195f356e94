"""What decides a result is known: a library that is missing there would give old results."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from mtlint.checks import CHECKS
from mtlint.config import Config
from mtlint.linter import Linter
from mtlint.results import conditions as module
from mtlint.results.conditions import PACKAGES, conditions
from mtlint.ruleset.ruleset import Ruleset

PROJECT = Path(__file__).parents[3] / "pyproject.toml"


def test_every_dependency_counts():
    """A new one is named here too."""
    dependencies = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.match(r"[\w.-]+", one)[0].replace("-", "_").lower() for one in dependencies}
    assert names == PACKAGES


@pytest.fixture(scope="module")
def linter():
    """A linter."""
    return Linter()


@pytest.fixture
def fresh():
    """The program is looked at anew, before and after."""
    module.program.cache_clear()
    yield
    module.program.cache_clear()


def test_settings_that_change_what_is_found_count(linter):
    """And those that do not, do not."""
    plain = conditions(Config(), linter, explain=False)
    assert conditions(Config(allow=("lakh",)), linter, explain=False) != plain
    assert conditions(Config(encoding="latin-1"), linter, explain=False) != plain
    assert conditions(Config(), linter, explain=True) != plain
    assert conditions(Config(), linter, explain=False, score=True) != plain
    beside = replace(Config(), fail_on="error", exclude=("a",), include=(".md",), max_file_size=9)
    assert conditions(beside, linter, explain=False) == plain


def test_what_a_rule_says_counts(linter):
    """In this program's rules and in the user's."""
    first, *others = linter.ruleset.rules
    changed = SimpleNamespace(ruleset=Ruleset([replace(first, message="new"), *others], CHECKS))
    same = SimpleNamespace(ruleset=Ruleset([replace(first, file="moved.toml"), *others], CHECKS))
    plain = conditions(Config(), linter, explain=False)
    assert conditions(Config(), changed, explain=False) != plain
    assert conditions(Config(), same, explain=False) == plain


def test_another_version_of_a_library_counts(linter, fresh, tmp_path, monkeypatch):
    """Its folder says which it is."""
    plain = conditions(Config(), linter, explain=False)
    (tmp_path / "wordfreq-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    module.program.cache_clear()
    assert conditions(Config(), linter, explain=False) != plain


def test_the_code_counts_by_what_it_says(linter, fresh, monkeypatch, tmp_path):
    """Not by where it lies or when it was written."""
    for folder, text in (("one", "a = 1"), ("two", "a = 1"), ("three", "a = 2")):
        (tmp_path / folder / "results").mkdir(parents=True)
        (tmp_path / folder / "results" / "conditions.py").write_text("")
        (tmp_path / folder / "code.py").write_text(text)

    def of(folder):
        path = str(tmp_path / folder / "results" / "conditions.py")
        monkeypatch.setattr(module, "__file__", path)
        module.program.cache_clear()
        return conditions(Config(), linter, explain=False)

    assert of("one") == of("two") != of("three")
