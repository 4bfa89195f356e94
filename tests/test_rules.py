"""The rule library: every example of every rule, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import mtlint.ruleset
from mtlint.ruleset.examples import ExampleRunner
from mtlint.ruleset.library import default_folder, sources
from mtlint.ruleset.loader import load_rules
from mtlint.ruleset.schema import RuleFile

RULES = load_rules(sources())


@pytest.fixture(scope="module")
def runner():
    """One runner, so that linters are made once."""
    return ExampleRunner()


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.id)
def test_the_examples_of_a_rule_hold(loaded, runner):
    """Marked spans are found, fixes give the repaired text, near misses are left alone."""
    assert [failure.message for failure in runner.run([loaded])] == []


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.id)
def test_no_example_repeats_another(loaded):
    """An example that stands twice tests nothing the second time."""
    texts = [(e.text, str(e.config)) for e in (*loaded.rule.bad, *loaded.rule.good)]
    assert len(set(texts)) == len(texts)


def test_every_rule_stands_in_the_folder_of_its_family():
    """A reader finds a rule by its id: family/name is in rules/family/."""
    for loaded in RULES:
        assert f"{default_folder()}/{loaded.rule.family}/" in loaded.file, loaded.rule.id


def test_the_published_schema_describes_rule_files(recorded):
    """Editors complete rule files from the schema, so it must say what the loader accepts."""
    schema = msgspec.json.format(msgspec.json.encode(msgspec.json.schema(RuleFile)), indent=2)
    path = Path(mtlint.ruleset.__file__).parent / "rule.schema.json"
    recorded(path, schema.decode() + "\n")
