"""Settings: which keys there are, which file counts, which value wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtlint.config import check_table, options, parse_size
from mtlint.errors import ConfigurationError
from mtlint.settings import SettingsFinder


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the working folder of the test."""
    monkeypatch.chdir(tmp_path)

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return write


def config_of(path, **arguments):
    """The settings of a file."""
    return SettingsFinder(**arguments).for_file(str(Path(path).absolute())).config


@pytest.mark.parametrize(
    ("value", "size"),
    [(10, 10), ("10", 10), ("20 MB", 20_000_000), ("1.5 kb", 1500), ("2KiB", 2048), ("1 b", 1)],
)
def test_sizes_are_numbers_or_words(value, size):
    """A size reads as people write it."""
    assert parse_size(value) == size


@pytest.mark.parametrize("value", ["", "MB", "20 XB", "-1", "1.2.3", "twenty"])
def test_what_is_no_size_is_refused(value):
    """The message shows what was written."""
    with pytest.raises(ConfigurationError, match="is not a size"):
        parse_size(value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"igmore": []}, "f: unknown key 'igmore'; did you mean 'ignore'?"),
        ({"min_confidence": 1}, "f: unknown key 'min_confidence'; did you mean 'min-confidence'?"),
        ({"xyz": 1}, "f: unknown key 'xyz'; known keys are select, ignore"),
        ({"select": "unit"}, "f: select: expected a list, got a string"),
        ({"select": ["unit", 3]}, "f: select[1]: expected a string, got a whole number"),
        (
            {"fail-on": "warn"},
            "f: fail-on: invalid enum value 'warn'; it is error, warning or info",
        ),
        ({"min-confidence": 3}, "f: min-confidence: expected a number <= 1"),
        ({"house-style": {"indian-english": 1}}, "f: house-style: expected true or false"),
        (
            {"house-style": {"indian-englsh": True}},
            "f: unknown key 'house-style.indian-englsh'; did you mean 'indian-english'?",
        ),
        ({"formats": {"*.x": "makrdown"}}, "f: formats.\"*.x\": unknown format 'makrdown'; did"),
        ({"exclude": ["["], "include": ["!"]}, "f: include: '!' is no pattern for paths"),
        ({"max-file-size": "big"}, "f: max-file-size: 'big' is not a size"),
        ({"source-languages": ["Hindi"]}, "f: source-languages[0]: "),
        (
            {"per-file-overrides": {"*.md": {"exclude": []}}},
            "f: unknown key 'per-file-overrides.\"*.md\".exclude'",
        ),
        (
            {"per-file-overrides": {"*.md": {"ignore": 1}}},
            'f: per-file-overrides."*.md".ignore: expected a list',
        ),
        ({"per-file-overrides": {"*.md": 1}}, "f: per-file-overrides"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(table, message):
    """Whoever reads the message knows where to look and what to write."""
    with pytest.raises(ConfigurationError) as raised:
        check_table(table, "f")
    assert str(raised.value).startswith(message)


def test_a_house_style_that_a_rule_file_invents_is_allowed():
    """People add rules, and with them styles, without Python."""
    check_table({"house-style": {"singapore-english": True}}, "f")


def test_every_key_is_described():
    """The help and the documentation come from the definition."""
    for option in options().values():
        assert option.description
        assert option.key == option.key.lower().replace("_", "-")


@pytest.mark.parametrize("name", ["mtlint.toml", ".mtlint.toml", "pyproject.toml"])
def test_each_kind_of_file_is_read(write, name):
    """All three names work, pyproject.toml with its own table."""
    table = "[tool.mtlint]\n" if name == "pyproject.toml" else ""
    write(name, f"{table}min-confidence = 0.5")
    assert config_of("a.md").min_confidence == 0.5


def test_the_closest_file_counts_whole(write):
    """Files are not merged: what the farther one says is gone."""
    write("mtlint.toml", 'ignore = ["unit"]\nmin-confidence = 0.5')
    write("docs/mtlint.toml", 'allow = ["lakh"]')
    config = config_of("docs/deep/a.md")
    assert (config.allow, config.ignore, config.min_confidence) == (("lakh",), (), 0.7)
    assert config_of("a.md").ignore == ("unit",)


def test_a_pyproject_without_the_table_is_passed_over(write):
    """Most of them are about something else."""
    write("mtlint.toml", "min-confidence = 0.5")
    write("package/pyproject.toml", '[project]\nname = "mtlint-fan"')
    assert config_of("package/a.md").min_confidence == 0.5


def test_the_command_line_wins_over_files(write):
    """An option is closer than any file."""
    write("mtlint.toml", 'min-confidence = 0.5\nfail-on = "error"')
    config = config_of("a.md", command_line={"min-confidence": 0.9})
    assert (config.min_confidence, config.fail_on) == (0.9, "error")


def test_selecting_on_the_command_line_asks_for_just_these(write):
    """What the file ignores or adds does not get in the way; what it ignores for a file stays."""
    write(
        "mtlint.toml",
        'ignore = ["unit"]\nextend-select = ["name"]\n'
        '[per-file-overrides."*.csv.md"]\nignore = ["spacing"]',
    )
    given = {"select": ["unit"]}
    config = config_of("a.md", command_line=given)
    assert (config.select, config.ignore, config.extend_select) == (("unit",), (), ())
    assert config_of("a.csv.md", command_line=given).ignore == ("spacing",)


def test_overrides_hold_for_the_files_that_match(write):
    """Lists of things to leave out grow, other values are replaced, the last glob wins."""
    write(
        "mtlint.toml",
        'ignore = ["unit"]\nmin-confidence = 0.5\n[house-style]\nindian-english = true\n'
        '[per-file-overrides."news/**"]\nignore = ["name"]\nsource-languages = ["hi"]\n'
        '[per-file-overrides."*.html"]\nmin-confidence = 0.9\n',
    )
    config = config_of("news/a.html")
    assert config.ignore == ("unit", "name")
    assert config.source_languages == ("hi",)
    assert config.min_confidence == 0.9
    assert config.house_style == {"indian-english": True}
    assert config_of("a.md").min_confidence == 0.5


def test_settings_know_where_they_come_from(write):
    """Each value has its file, its override or the command line."""
    file = write("mtlint.toml", 'ignore = ["unit"]\n[per-file-overrides."*.md"]\nallow = ["x"]')
    finder = SettingsFinder({"ignore": ["name"]})
    origins = finder.for_file(str(Path("a.md").absolute())).origins
    assert origins["ignore"] == f"{file} and command line"
    assert origins["allow"] == f'{file}, per-file-overrides."*.md"'
    assert "select" not in origins


def test_files_with_the_same_settings_share_them(write):
    """A linter is made once for all of them."""
    write("mtlint.toml", '[per-file-overrides."*.html"]\nfail-on = "error"')
    finder = SettingsFinder()
    one, two, other = (
        finder.for_file(str(Path(name).absolute())) for name in ("a.md", "docs/b.md", "a.html")
    )
    assert one is two
    assert one is not other


def test_folders_of_rules_are_relative_to_their_file(write, tmp_path):
    """It does not matter where the command is run."""
    write("docs/mtlint.toml", 'rules = ["style", "/absolute"]')
    assert config_of("docs/a.md").rules == (str(tmp_path / "docs" / "style"), "/absolute")


def test_a_named_file_is_used_for_everything(write):
    """--config puts aside what lies beside the text."""
    write("mtlint.toml", "min-confidence = 0.5")
    named = write("other/strict.toml", "min-confidence = 0.9")
    assert config_of("a.md", config_file=str(named)).min_confidence == 0.9


def test_isolated_uses_no_file(write):
    """--isolated is for trying things out."""
    write("mtlint.toml", "min-confidence = 0.5")
    assert config_of("a.md", isolated=True).min_confidence == 0.7


def test_a_file_that_is_no_toml_is_told_by_name(write):
    """The message names the file and the line."""
    file = write("mtlint.toml", "select = ]\n")
    with pytest.raises(ConfigurationError) as raised:
        config_of("a.md")
    assert str(raised.value).startswith(f"{file}: not TOML: ")
    assert "line 1" in str(raised.value)


def test_a_pyproject_with_a_mistake_elsewhere_says_so(write):
    """A named pyproject.toml must have the table."""
    file = write("pyproject.toml", "[tool.other]\nx = 1")
    with pytest.raises(ConfigurationError, match=r"has no table \[tool.mtlint\]"):
        config_of("a.md", config_file=str(file))


@pytest.mark.parametrize("project", ['tool = "mtlint"', "[tool]\nmtlint = 3"])
def test_a_project_file_of_another_shape_is_no_crash(write, project):
    """Without the table there are no settings; something else in its place is a mistake."""
    write("pyproject.toml", project)
    if "3" not in project:
        assert SettingsFinder().for_folder(str(Path.cwd())).origins == {}
        return
    with pytest.raises(ConfigurationError, match=r"tool\.mtlint: expected a table"):
        SettingsFinder().for_folder(str(Path.cwd()))
