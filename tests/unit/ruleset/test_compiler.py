"""From rules to compiled rules, remembered until something changes."""

from __future__ import annotations

import os
import sys
import time

import msgspec
import pytest

from mtlint.checks import CHECKS
from mtlint.errors import RuleError
from mtlint.ruleset import compiler
from mtlint.ruleset.loader import RuleSources
from tests.unit.building import compile_text, pattern_rule, rule_text

PATTERN = "pattern = '\\blakh\\b'\n"


@pytest.fixture
def compiled(tmp_path, monkeypatch):
    """Compiles a file's text through an empty cache, and counts how often it had to."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(compiler.disk, "cache_folder", lambda: tmp_path)
    runs = []
    original = compiler.compile_sources

    def counted(sources, *others):
        runs.append(sources)
        return original(sources, *others)

    monkeypatch.setattr(compiler, "compile_sources", counted)

    def run(text, checks=CHECKS):
        return compiler.compiled(RuleSources((("test.toml", text),), ()), checks).rules

    run.runs = runs
    run.files = lambda: list(tmp_path.glob("rules-*"))
    return run


def test_rules_are_compiled_once(compiled):
    """The second time they come from the cache, and are the same."""
    first = compiled(rule_text(keys=PATTERN))
    assert compiled(rule_text(keys=PATTERN)) == first
    assert len(compiled.runs) == 1


def test_a_changed_rule_is_compiled_again(compiled):
    """Content decides, not the time of the file."""
    compiled(rule_text(keys=PATTERN))
    (rule,) = compiled(rule_text(keys="pattern = '\\bcrore\\b'\n"))
    assert rule.params["pattern"] == r"\bcrore\b"


@pytest.fixture
def done(monkeypatch):
    """The ids of the rules that were compiled, in order."""
    done = []
    original = compiler._compile

    def counted(loaded, workshop, modules):
        done.append(loaded.rule.id)
        return original(loaded, workshop, modules)

    monkeypatch.setattr(compiler, "_compile", counted)
    return done


def test_only_rules_that_changed_are_compiled_again(compiled, done):
    """A word list that changed can change every rule; examples and places change none."""
    one, other = rule_text(keys=PATTERN), rule_text("test/too", "pattern = '\\bcrore\\b'\n")
    first = compiled(one + other)
    assert [rule.id for rule in first] == done
    done.clear()
    moved = compiled("\n" + one.replace("They", "We") + other)
    assert not done
    assert [(rule.params, rule.line - 1) for rule in moved] == [
        (rule.params, rule.line) for rule in first
    ]
    (_, changed) = compiled(one + other.replace("bcrore", "bcrores?"))
    assert done == ["test/too"] == [changed.id]
    assert changed.params["pattern"] == r"\bcrores?\b"
    done.clear()
    sources = RuleSources((("test.toml", one),), (("lists/a.txt", "word\n"),))
    compiler.compiled(sources, CHECKS)
    assert len(done) == 1


def test_files_that_did_not_change_are_not_read_again(compiled, tmp_path, monkeypatch):
    """One that did is, and so is one that came."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "one.toml").write_text(rule_text(keys=PATTERN))
    first = compiler.library([folder], CHECKS)
    with monkeypatch.context() as patched:
        patched.setattr(compiler, "read_sources", None)
        assert compiler.library([folder], CHECKS) == first
    (folder / "one.toml").write_text(rule_text(keys="pattern = '\\bcrores\\b'\n"))
    (rule,) = compiler.library([folder], CHECKS).rules
    assert rule.params["pattern"] == r"\bcrores\b"
    (folder / "two.toml").write_text(rule_text(keys=PATTERN).replace("test/rule", "test/other"))
    assert len(compiler.library([folder], CHECKS).rules) == 2


@pytest.mark.parametrize(
    "damage", [lambda data: data[:50], lambda _: b"", lambda data: b"x" + data[1:]]
)
def test_a_damaged_cache_is_made_again(compiled, damage):
    """A cut or changed file costs time and nothing else."""
    first = compiled(rule_text(keys=PATTERN))
    (file,) = compiled.files()
    file.write_bytes(damage(file.read_bytes()))
    assert compiled(rule_text(keys=PATTERN)) == first
    assert len(compiled.runs) == 2


def test_a_cache_of_another_shape_is_made_again(compiled):
    """The checksum is right, the content is not what this version writes."""
    first = compiled(rule_text(keys=PATTERN))
    (file,) = compiled.files()
    compiler.disk.store(file.name, msgspec.msgpack.encode({"something": "else"}))
    assert compiled(rule_text(keys=PATTERN)) == first
    assert len(compiled.runs) == 2


def test_rules_are_compiled_again_when_the_code_of_their_check_changes(
    compiled, done, tmp_path, monkeypatch
):
    """A plugin that comes or is edited prepares its own rules anew, and no others."""
    code = "from mtlint.checks.blank_lines import Checker, prepare\n"
    module = tmp_path / "lakh_check.py"
    module.write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    ours = rule_text(keys=PATTERN)
    theirs = rule_text("test/guest", "check = 'lakh'\nparams = { most = 2 }\n")
    theirs = theirs.replace("{match}", "{count}")
    compiled(ours)
    __import__("lakh_check")
    try:
        checks = {**CHECKS, "lakh": "lakh_check"}
        compiled(ours + theirs, checks)
        compiled(ours + theirs, checks)
        assert len(compiled.runs) == 2
        os.utime(module, (time.time() + 5, time.time() + 5))
        compiled(ours + theirs, checks)
        assert len(compiled.runs) == 3
        assert done == ["test/rule", "test/guest", "test/guest"]
    finally:
        del sys.modules["lakh_check"]


def test_compiled_rules_are_in_order_of_their_ids():
    """The order of rule files never shows."""
    text = rule_text("b/b", PATTERN) + rule_text("a/z", PATTERN) + rule_text("b/a", PATTERN)
    assert [rule.id for rule in compile_text(text)] == ["a/z", "b/a", "b/b"]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("check = 'patern'\n", "no check is called 'patern'; known are "),
        ("", "a pattern rule needs a pattern"),
        ("pattern = 'lakh('\n", "bad pattern 'lakh('"),
        ("pattern = 'lakh'\nunless = ['(']\n", "bad pattern '('"),
        ("pattern = 'lakh'\nreplace = '{number}'\n", "'{number}': no value is called 'number'"),
        ("pattern = 'lakh'\nreplace = '{match|shout}'\n", "no function is called 'shout'"),
        ("pattern = '{@things}'\n", "no word list is called 'things'"),
        ("pattern = 'lakh'\nnear = ['@things']\n", "no word list is called 'things'"),
        ("pattern = 'lakh'\nparams = { x = 1 }\n", "a pattern rule has its keys beside id"),
        ("check = 'repeat'\nparams = { wrds = ['the'] }\n", "wrds"),
        ("check = 'repeat'\nparams = { words = 'the' }\n", "Expected `array`, got `str`"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_with_its_place(keys, message):
    """Checks, patterns, templates, lists and parameters are looked at before anything runs."""
    with pytest.raises(RuleError) as caught:
        compile_text(rule_text(keys=keys))
    assert str(caught.value).startswith("test.toml:2: test/rule: ")
    assert message in str(caught.value)


def test_a_message_may_only_show_what_the_check_gives():
    """A slip in a message is found when the rule is compiled, not when it fires."""
    text = rule_text(keys=PATTERN).replace("{match}", "{mach}")
    with pytest.raises(RuleError, match="message: no value is called 'mach'"):
        compile_text(text)


def test_a_word_list_in_a_pattern_is_an_alternation_of_its_entries():
    """Entries are taken literally, and a space in one stands for any white space."""
    text = rule_text(keys="pattern = '\\b{@things}\\b'\n")
    (rule,) = compile_text(text, lists=[("things", "lakh\nNear East\na.b")])
    assert rule.params["pattern"] == r"\b(?:Near\s+East|lakh|a\.b)\b"


def test_what_a_rule_says_reaches_the_compiled_rule():
    """Severity, gate and the rest are those of the file."""
    keys = "severity = 'error'\ngate = 'declared'\nlanguages = ['hi']\nprior = 0.8\npriority = 3\n"
    rule = pattern_rule(r"\blakh\b", keys)
    assert (rule.severity, rule.gate, rule.languages) == ("error", "declared", ("hi",))
    assert (rule.confidence, rule.priority, rule.family) == (0.8, 3, "test")


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("check = 'repeat'\nparams.words = ['the']\nwhere = 'heading'\n", "'where' is for rules"),
        ("check = 'repeat'\nparams.words = ['the']\nunless = ['x']\n", "'unless' is for rules"),
        (PATTERN + "gate = 'signs'\n", "asks for languages"),
        (PATTERN + "languages = ['hindi']\n", "languages"),
        ("pattern = 'a\\Klakh'\n", "write it as Python's re knows it"),
    ],
)
def test_a_key_that_cannot_work_is_refused(keys, message):
    """What does nothing looks like something to the person who wrote it."""
    with pytest.raises(RuleError, match=message):
        compile_text(rule_text(keys=keys))
