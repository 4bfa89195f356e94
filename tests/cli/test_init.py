"""`mtlint init`: what it sees, what it writes, what it leaves alone."""

from __future__ import annotations

import tomllib

import pytest

from mtlint.config import from_mapping

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


@pytest.mark.parametrize(("indian", "expected"), [(3, True), (2, None)])
def test_lakh_and_crore_in_many_files_are_a_habit(mtlint, write, tmp_path, indian, expected):
    """In a few they are what a translation left, and only told."""
    for number in range(10):
        write(f"{number}.md", INDIAN if number < indian else ENGLISH)
    assert f"{indian} of the 10 files that were read count in lakh" in mtlint("init").out
    table = tomllib.loads((tmp_path / "mtlint.toml").read_text(encoding="utf-8"))
    assert table["house-style"].get("indian-english") is expected


def test_the_hook_is_offered_and_not_written(mtlint, write, tmp_path):
    """Lines to add, with the endings that were seen; a file with the hook needs none."""
    write("a.md", ENGLISH)
    hooks = write(".pre-commit-config.yaml", "repos: []\n")
    out = mtlint("init").out
    assert "add to .pre-commit-config.yaml:\n\n  - repo: local\n" in out
    assert r"files: \.(md)$" in out
    assert hooks.read_text() == "repos: []\n"
    (tmp_path / "mtlint.toml").unlink()
    hooks.write_text("repos: [{repo: local, hooks: [{id: mtlint}]}]\n")
    assert "has a hook with mtlint already\n" in mtlint("init").out


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
