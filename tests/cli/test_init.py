"""`mtlint init`: what it sees, what it writes, what it leaves alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from mtlint.config import from_mapping
from mtlint.formats import EXTENSIONS
from mtlint.starter.hooks import FILES

ENGLISH = (
    "The minister said that most of the people came to the fair, and that the cost of the dam, "
    "which the state and the city will pay to the owners of the land, is higher than it was when "
    "the work began in the spring of the year before.\n"
)
INDIAN = "It cost 5 lakh. " + ENGLISH
HINDI = "मंत्री ने कहा कि लोग आए और यह बहुत अच्छा है। " * 8
GERMAN = "Der Minister sagte, dass die Leute in der Stadt und auf dem Land warten. " * 6


def test_it_writes_what_it_saw(mtlint, write, tmp_path):
    """Formats, folders, front matter, folders to leave out, what cannot be read."""
    for number in range(3):
        write(f"content/en/{number}.md", f"---\ntitle: a\n---\n{ENGLISH}")
        write(f"content/hi/{number}.md", HINDI)
    write("content/de/a.txt", GERMAN)
    write("public/index.html", f"<p>{ENGLISH}</p>")
    write("notes.txt", ENGLISH)
    write("docs/a.rst", "x")
    result = mtlint("init")
    assert result.status == 0
    assert result.out.startswith(
        "3 files of Markdown\n1 file of plain text\nin content/ (3), this folder itself (1)\n"
    )
    assert "left out: public/ (written by a program)\n" in result.out
    assert "left out: content/hi/ (not in English)\n" in result.out
    assert "not read: 1 file with .rst" in result.out
    assert "3 of the 4 files that were read have front matter" in result.out
    table = tomllib.loads((tmp_path / "mtlint.toml").read_text(encoding="utf-8"))
    assert table["exclude"] == ["/public/", "/content/de/", "/content/hi/"]
    assert "indian-english" not in table["house-style"]
    from_mapping(table)  # it is a configuration
    listed = mtlint("check", "--output-format", "json")
    assert (listed.status, listed.out) == (0, "[]\n")


@pytest.mark.parametrize("name", ["mtlint.toml", ".mtlint.toml", "pyproject.toml"])
def test_it_never_overwrites(mtlint, write, name, tmp_path):
    """Settings that are there stay, wherever they stand; others can be looked at."""
    old = "[tool.mtlint]\nignore = []\n" if name == "pyproject.toml" else "ignore = []\n"
    path = write(name, old)
    result = mtlint("init")
    assert result.status == 2
    assert f"{name} has the settings already" in result.err
    assert path.read_text() == old
    assert mtlint("init", "--print").out.startswith("# Settings of mtlint")
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_project_file_of_others_is_no_settings(mtlint, write, tmp_path):
    """A pyproject.toml without a table for mtlint does not stand in the way."""
    write("pyproject.toml", "[project]\nname = 'x'\n")
    assert mtlint("init").status == 0
    assert (tmp_path / "mtlint.toml").exists()


@pytest.mark.parametrize("indian", [10, 2])
def test_lakh_and_crore_are_told_and_not_taken_for_house_style(mtlint, write, tmp_path, indian):
    """A translation can have left them in every file."""
    for number in range(10):
        write(f"{number}.md", INDIAN if number < indian else ENGLISH)
    told = f"{indian} of the 10 files that were read count in lakh and crore"
    assert told in mtlint("init").out
    text = (tmp_path / "mtlint.toml").read_text(encoding="utf-8")
    assert f"# {told}; if these are your own words:\n# indian-english = true\n" in text
    assert tomllib.loads(text)["house-style"] == {}


def test_the_hook_is_offered_and_not_written(mtlint, write, tmp_path):
    """Lines to add, with the endings that were seen; a file with the hook needs none."""
    write("a.md", ENGLISH)
    hooks = write(".pre-commit-config.yaml", "repos: []\n")
    out = mtlint("init").out
    assert "add to .pre-commit-config.yaml:\n\n  - repo: local\n" in out
    assert out.count(r"files: \.(?:md|markdown|mdx|html?|txt)$") == 2
    assert hooks.read_text() == "repos: []\n"
    (tmp_path / "mtlint.toml").unlink()
    hooks.write_text("repos: [{repo: local, hooks: [{id: mtlint}]}]\n")
    assert "has a hook with mtlint already\n" in mtlint("init").out


def test_the_hooks_are_those_of_the_repository(mtlint, write):
    """Whoever takes them from there gets the same; README orders them in the same way."""
    write("a.md", ENGLISH)
    _, _, offered = mtlint("init").out.partition("\n\nrepos:\n")
    (local,) = yaml.safe_load(offered)
    root = Path(__file__).parents[2]
    published = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in published:
        del hook["description"]
        assert hook.pop("language") == "python"
    assert all(hook.pop("language") == "system" for hook in local["hooks"])
    assert local["hooks"] == sorted(published, key=lambda hook: hook["id"], reverse=True)
    ids = [f"- id: {hook['id']}" for hook in local["hooks"]]
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert [line.split("  #")[0].strip() for line in readme.splitlines() if "- id:" in line] == ids
    for name in EXTENSIONS:
        assert re.search(FILES, f"a{name}")
    assert not re.search(FILES, "a.rst")


def test_files_of_another_encoding_are_told(mtlint, write, tmp_path):
    """It cannot be guessed for sure, so it stands there as a comment."""
    write("a.txt", ENGLISH.replace("city", "cité").encode("cp1252"))
    write("b.txt", "\ufeff" + ENGLISH)
    assert "1 of the 2 files that were read are not UTF-8" in mtlint("init").out
    assert '# encoding = "cp1252"' in (tmp_path / "mtlint.toml").read_text(encoding="utf-8")


def test_a_folder_with_nothing_to_read_says_so(mtlint, write, tmp_path):
    """The file is written all the same: content will come."""
    (tmp_path / "new").mkdir()
    assert "no files here that mtlint reads" in mtlint("init", "new").out
    assert (tmp_path / "new" / "mtlint.toml").exists()
    assert mtlint("init", "nowhere").status == 2
