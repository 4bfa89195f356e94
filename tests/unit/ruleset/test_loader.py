"""Rule files are read, and every mistake in one is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtlint.errors import RuleError
from mtlint.ruleset.loader import RuleSources, load_lists, load_rules, read_sources
from tests.unit.building import EXAMPLES, HEAD, rule_text


def load(*files):
    """The rules of some files' texts."""
    names = [(f"file{number}.toml", text) for number, text in enumerate(files)]
    return load_rules(RuleSources(tuple(names), ()))


def mistake(*files):
    """What is said about the first mistake in some files' texts."""
    with pytest.raises(RuleError) as caught:
        load(*files)
    return str(caught.value)


def test_rules_come_with_the_place_they_stand_at():
    """A rule knows its file and the line of its header."""
    text = "# a comment\n" + rule_text("test/one") + rule_text("test/two")
    assert [(r.rule.id, r.file, r.line) for r in load(text)] == [
        ("test/one", "file0.toml", 3),
        ("test/two", "file0.toml", 12),
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("patern = 'x'\n", "file0.toml:7: unknown key 'patern'; did you mean 'pattern'?"),
        ("languages = 'de'\n", "file0.toml:7: languages: expected a list, got a string"),
        ("languages = ['German']\n", "file0.toml:7: languages: a language is written as a code"),
        (
            'source = "said "so""\n',
            "file0.toml:7: Expected newline or end of document after a statement; a text ends at",
        ),
        ("source = 'x\n", "file0.toml:10: Expected \"'\"; a text in 'single quotes' is not"),
        ('pattern = "\\w"\n', "file0.toml:7: Unescaped '\\' in a string; write patterns in 'sing"),
        ("source = “x”\n", "file0.toml:7: Invalid value; a text stands in straight marks"),
        ("severity = 'fatal'\n", "file0.toml:7: severity: 'fatal' is none of error, warn"),
        ("priority = 'high'\n", "file0.toml:7: priority: expected a whole number"),
        ("prior = 1.5\n", "file0.toml:2: test/rule: prior lies between 0 and 1"),
        ('pattern = "\\blakh"\n', "file0.toml:2: test/rule: a pattern holds a control character"),
        (
            'pattern = "x"\nunless = ["\\bx"]\n',
            "file0.toml:2: test/rule: a pattern holds a control",
        ),
        ("pattern = 'x\n", "file0.toml:10: Expected"),
        ("summary = 'twice'\n", "file0.toml:7: Cannot overwrite a value"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(keys, expected):
    """Unknown keys, wrong types, bad TOML, control characters."""
    assert mistake(rule_text(keys=keys)).startswith(expected)


def test_the_error_about_a_control_character_says_how_to_write_patterns():
    """Nobody has to guess why a word boundary became a backspace."""
    assert "'single quotes'" in mistake(rule_text(keys='pattern = "\\bx"\n'))


def test_a_wrong_key_in_an_example_is_found_in_its_line():
    """The line is that of the key, not that of the rule."""
    text = HEAD.format(id="test/rule") + EXAMPLES.replace("good = [ { text", "good = [ { txt")
    message = mistake(text)
    assert "unknown key 'txt'" in message or "missing required field `text`" in message
    assert "(in good[0]" in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[rule]\nid = 'a/b'\n", "file0.toml:1: a rule begins with [[rule]], in two brackets"),
        ("", "file0.toml:1: there is no rule; one begins with [[rule]]"),
        ("colour = 1\nrule = []\n", "file0.toml:1: unknown key 'colour' outside of a rule"),
    ],
)
def test_a_file_without_rules_is_told_how_one_begins(text, expected):
    """One bracket too few, nothing at all, something else."""
    assert mistake(text) == expected


def test_a_missing_key_is_told_with_its_rule():
    """The second rule lacks what the first one has."""
    second = rule_text("test/two").replace('summary = "A rule of the tests"\n', "")
    assert mistake(rule_text() + second) == "file0.toml:11: the key 'summary' is missing"


@pytest.mark.parametrize("id_", ["lakh", "Unit/lakh", "unit/", "unit/la kh", "unit/a/b"])
def test_an_id_reads_as_family_and_name(id_):
    """Anything else is refused, before it stands in somebody's configuration."""
    assert "an id reads as family/name" in mistake(rule_text(id_))


def test_two_rules_cannot_share_an_id():
    """The error names both places."""
    message = mistake(rule_text(), rule_text())
    assert message == "file1.toml:2: test/rule: 'test/rule' is taken by file0.toml:2"


def test_an_alias_cannot_be_the_id_of_another_rule():
    """Old names are for ever, too."""
    message = mistake(rule_text(), rule_text("test/new", "aliases = ['test/rule']\n"))
    assert message == "file1.toml:2: test/new: 'test/rule' is taken by file0.toml:2"


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_a_rule_without_examples_of_both_kinds_is_refused(kind):
    """A rule that is not tried is not a rule."""
    lines = [line for line in rule_text().splitlines() if not line.startswith(kind)]
    message = mistake("\n".join([*lines, f"{kind} = []"]))
    assert "a rule needs at least one bad and one good example" in message


def test_a_rule_may_be_any_toml_that_means_the_same():
    """Rules written as an inline array have no header lines, and load all the same."""
    text = (
        'rule = [{ id = "a/b", summary = "s", message = "m", why = "w", '
        'bad = [{ text = "x" }], good = [{ text = "y" }] }]'
    )
    assert [(r.rule.id, r.file) for r in load(text)] == [("a/b", "file0.toml")]
    assert mistake(text.replace("why", "wy")).startswith("file0.toml:1: unknown key 'wy'")


def test_word_lists_are_entries_without_comments():
    """An entry a line; blank lines and what follows a # do not count."""
    content = "# people\n\nKim Jong-un  # leader\n  spaced  \n"
    assert load_lists(RuleSources((), (("people", content),))) == {
        "people": ("Kim Jong-un", "spaced")
    }


def test_rule_files_and_lists_are_read_from_folders(tmp_path):
    """Every .toml below the folder, every .txt below its lists."""
    (tmp_path / "family").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "family" / "one.toml").write_text("rule = []")
    (tmp_path / "lists" / "things.txt").write_text("x")
    (tmp_path / "notes.md").write_text("not a rule")
    sources = read_sources([tmp_path])
    assert [name for name, _ in sources.rules] == [str(tmp_path / "family" / "one.toml")]
    assert sources.lists == ((str(tmp_path / "lists" / "things.txt"), "x"),)


def test_a_folder_that_does_not_exist_is_an_error(tmp_path):
    """A slip in a path does not mean no rules."""
    with pytest.raises(RuleError, match="nowhere: no such folder or file of rules"):
        read_sources([tmp_path / "nowhere"])


def test_a_place_can_be_a_single_rule_file(tmp_path):
    """Its word lists stand beside it; other files of its folder are left alone."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "things.txt").write_text("x")
    (tmp_path / "mtlint.toml").write_text('fail-on = "error"')
    (tmp_path / "one.toml").write_text("rule = []")
    sources = read_sources([tmp_path / "one.toml"])
    assert [Path(name).name for name, _ in sources.rules] == ["one.toml"]
    assert [Path(name).name for name, _ in sources.lists] == ["things.txt"]


def test_two_word_lists_of_one_name_are_an_error():
    """A list of the user's would otherwise change the rules of the package without a word."""
    sources = RuleSources((), (("a/lists/people.txt", "x"), ("b/lists/people.txt", "y")))
    with pytest.raises(RuleError, match=r"b/lists/people\.txt:1: .*'people'"):
        load_lists(sources)


def test_a_rule_file_in_another_encoding_is_an_error(tmp_path):
    """The error names the file."""
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(RuleError, match=r"latin\.toml: not UTF-8"):
        read_sources([tmp_path])
