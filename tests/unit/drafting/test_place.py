"""Where a new rule goes, and how the configuration comes to name it."""

from __future__ import annotations

import tomllib

import pytest

from mtlint.drafting.place import append, name_rules, place
from mtlint.errors import UsageError


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mtlint.toml", None, 'rules = ["our-rules"]\n'),
        ("mtlint.toml", "# a\nignore = []", '# a\nignore = []\nrules = ["our-rules"]\n'),
        (
            "mtlint.toml",
            "# a\nignore = []  # b\n\n[house-style]\nx = true\n",
            '# a\nignore = []  # b\nrules = ["our-rules"]\n\n[house-style]\nx = true\n',
        ),
        (
            "mtlint.toml",
            "# c\n[house-style]\nx = true\n",
            'rules = ["our-rules"]\n\n# c\n[house-style]\nx = true\n',
        ),
        ("mtlint.toml", 'rules = ["a"]  # b\n', 'rules = ["our-rules", "a"]  # b\n'),
        ("mtlint.toml", 'rules = [\n  "a",\n]\n', 'rules = ["our-rules", \n  "a",\n]\n'),
        (
            "pyproject.toml",
            '[project]\nrules = ["x"]\n\n[tool.mtlint]\nignore = []\n',
            '[project]\nrules = ["x"]\n\n[tool.mtlint]\nrules = ["our-rules"]\nignore = []\n',
        ),
    ],
)
def test_a_configuration_names_the_folder_and_says_the_rest_as_before(tmp_path, name, old, new):
    """Comments and order stay."""
    file = tmp_path / name
    if old is not None:
        file.write_text(old, encoding="utf-8")
    assert name_rules(file, "our-rules")
    assert file.read_text(encoding="utf-8") == new


@pytest.mark.parametrize("old", ["tool.mtlint.ignore = []\n", "[tool]\nmtlint = {ignore = []}\n"])
def test_what_cannot_be_put_in_safely_is_left_to_the_author(tmp_path, old):
    """The file stays as it was."""
    file = tmp_path / "pyproject.toml"
    file.write_text(old, encoding="utf-8")
    assert not name_rules(file, "our-rules")
    assert file.read_text(encoding="utf-8") == old


def test_the_place_is_where_the_configuration_looks(tmp_path, monkeypatch):
    """A folder or file that it names; else a folder beside it; else what was asked for."""
    monkeypatch.chdir(tmp_path)
    new = place(None, None, [])
    assert (new.file, new.is_named, new.entry) == (
        tmp_path / "our-rules" / "rules.toml",
        False,
        "our-rules",
    )
    assert new.configuration == tmp_path / "mtlint.toml"
    (tmp_path / "mtlint.toml").write_text("", encoding="utf-8")
    below = tmp_path / "news"
    below.mkdir()
    monkeypatch.chdir(below)
    folder, file = str(tmp_path / "style"), str(tmp_path / "one.toml")
    assert place(None, str(tmp_path), [folder]).file == tmp_path / "style" / "rules.toml"
    assert place(None, str(tmp_path), [file]).file == tmp_path / "one.toml"
    inside = place("../style/deep/x.toml", str(tmp_path), [folder])
    assert inside.is_named
    beside = place("../x.toml", str(tmp_path), [folder])
    assert (beside.is_named, beside.entry) == (False, "x.toml")
    assert place("/elsewhere/x.toml", str(tmp_path), []).entry == "/elsewhere/x.toml"
    with pytest.raises(UsageError, match=r"x\.txt: a rule file is called something\.toml"):
        place("x.txt", None, [])


def test_a_rule_goes_to_the_end_of_a_file(tmp_path):
    """After a blank line; where it would not be read as a rule, nothing is written."""
    file = tmp_path / "new" / "rules.toml"
    append(file, "[[rule]]\nid = 1\n")
    append(file, "[[rule]]\nid = 2\n")
    assert file.read_text(encoding="utf-8") == "[[rule]]\nid = 1\n\n[[rule]]\nid = 2\n"
    assert len(tomllib.loads(file.read_text(encoding="utf-8"))["rule"]) == 2
    odd = tmp_path / "odd.toml"
    odd.write_text("rule = []\n", encoding="utf-8")
    with pytest.raises(UsageError, match="a rule does not fit at its end"):
        append(odd, "[[rule]]\n")
    assert odd.read_text(encoding="utf-8") == "rule = []\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_cannot_be_written_is_said(tmp_path):
    """A folder in the way, bytes that are no text."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        append(tmp_path / "file" / "rules.toml", "[[rule]]\n")
    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="it is not UTF-8"):
        append(tmp_path / "bytes.toml", "[[rule]]\n")
