"""Which files are checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtlint.discover import discover
from mtlint.gitignore import ignores_above
from mtlint.settings import SettingsFinder


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Makes files in the working folder of the test; a name that ends in / is a folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names, **contents):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.mkdir() if name.endswith("/") else path.write_text("text", encoding="utf-8")
        for name, content in contents.items():
            path = tmp_path / name.replace("__", "/").replace("gitignore", ".gitignore")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    return make


def found(*paths, force_exclude=False, **settings):
    """The paths of the files to check."""
    options = {key.replace("_", "-"): value for key, value in settings.items()}
    discovery = discover(paths, SettingsFinder(options), force_exclude=force_exclude)
    return [target.path for target in discovery.targets]


def failures(*paths):
    """What could not be looked at, and why."""
    return [(f.path, f.kind, f.message) for f in discover(paths, SettingsFinder()).failures]


def test_a_walk_takes_the_formats_it_knows_in_order(tree):
    """Markdown, HTML and plain text, by extension in any case."""
    tree("b.md", "a/z.MD", "a/b.html", "a.py", "README", "c.txt", "d.mdx", "e.json")
    assert found(".") == ["a/b.html", "a/z.MD", "b.md", "c.txt", "d.mdx"]


def test_a_named_file_is_taken_whatever_it_is_called(tree):
    """Who names a file means it."""
    tree("README", "node_modules/a.md")
    assert found("README", "node_modules/a.md") == ["README", "node_modules/a.md"]


def test_paths_are_shown_as_they_were_named(tree):
    """Relative stays relative, absolute stays absolute."""
    tree("docs/a.md")
    folder = str(Path("docs").absolute())
    assert found("docs") == found("./docs/") == ["docs/a.md"]
    assert found(folder) == [f"{folder}/a.md"]


def test_each_file_comes_once(tree):
    """However often it is named, under whatever name."""
    tree("docs/a.md", "b.md")
    Path("link.md").symlink_to("b.md")
    assert found("docs", "docs/a.md", "./docs/../docs/a.md", ".", "link.md") == [
        "b.md",
        "docs/a.md",
    ]


def test_other_extensions_can_be_configured(tree):
    """`include` takes extensions and globs, and replaces the usual ones."""
    tree("a.md", "b.rst", "docs/c.rst", "notes/x", "other/x")
    assert found(".", include=[".rst"]) == ["b.rst", "docs/c.rst"]
    Path("mtlint.toml").write_text('include = ["*.md", "notes/*"]', encoding="utf-8")
    assert found(".") == ["a.md", "notes/x"]


def test_folders_of_tools_are_never_entered(tree):
    """Nobody wants the documentation of their dependencies checked."""
    tree(".git/a.md", "node_modules/p/a.md", ".venv/a.md", "x/.tox/a.md", ".github/a.md", "a.md")
    assert found(".") == [".github/a.md", "a.md"]


def test_excludes_are_written_as_in_a_gitignore(tree):
    """Names, folders, globs with and without an anchor, and exceptions."""
    tree("a.md", "vendor/a.md", "docs/vendor/b.md", "docs/gen.md", "docs/keep.md", "drafts/a.md")
    assert found(".", exclude=["vendor/"]) == ["a.md", "docs/gen.md", "docs/keep.md", "drafts/a.md"]
    assert found(".", exclude=["/vendor", "docs/*.md", "!docs/keep.md"]) == [
        "a.md", "docs/keep.md", "docs/vendor/b.md", "drafts/a.md",
    ]  # fmt: skip


def test_a_named_folder_is_walked_although_it_is_excluded(tree):
    """Who names it wants its files; what else is excluded in it stays so."""
    tree("vendor/a.md", "vendor/gen.md")
    assert found("vendor", exclude=["vendor", "gen.md"]) == ["vendor/a.md"]


def test_forced_excludes_hold_for_named_files(tree):
    """Hooks name every file that changed."""
    tree("vendor/a.md", "a.md", "node_modules/a.md")
    names = ("vendor/a.md", "a.md", "node_modules/a.md")
    assert found(*names, exclude=["vendor"], force_exclude=True) == ["a.md"]


def test_gitignore_files_are_respected(tree):
    """At the root, in folders, with the deeper one winning, and with .git/info/exclude."""
    tree(
        ".git/info/", "a.md", "build/a.md", "docs/build/a.md", "docs/tmp.md", "docs/deep/tmp.md",
        "private.md", "docs/private.md",
        gitignore="build/\n# a comment\ntmp.md\n!\n", docs__deep__gitignore="!tmp.md\n",
    )  # fmt: skip
    Path(".git/info/exclude").write_text("/private.md\n", encoding="utf-8")
    assert found(".") == ["a.md", "docs/deep/tmp.md", "docs/private.md"]


def test_the_gitignore_of_the_repository_holds_in_a_named_folder(tree):
    """A walk that begins further down knows what stands above, up to the repository."""
    tree(".git/info/", "docs/a.md", "docs/tmp.md", gitignore="tmp.md\n")
    assert found("docs") == ["docs/a.md"]


def test_a_named_folder_is_walked_although_git_ignores_it(tree):
    """Generated texts can be checked by naming their folder."""
    tree(".git/info/", "build/a.md", "build/tmp.md", gitignore="build/\ntmp.md\n")
    assert found("build") == ["build/a.md"]


def test_a_gitignore_outside_a_repository_does_not_reach_down(tree):
    """Only the folder that is walked counts there."""
    tree("docs/a.md", "docs/tmp.md", gitignore="tmp.md\n")
    assert found("docs") == ["docs/a.md", "docs/tmp.md"]
    assert found(".") == ["docs/a.md"]


def test_a_loop_of_links_ends(tree):
    """Every real folder is walked once, under its own name where it has one."""
    tree("z/a.md")
    Path("z/up").symlink_to("..")
    Path("alias").symlink_to("z")
    Path("self").symlink_to("self")
    assert found(".") == ["z/a.md"]


def test_a_linked_folder_outside_is_walked(tree, tmp_path_factory):
    """A link is a way to take part in a walk."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.md").write_text("text")
    tree("b.md")
    Path("linked").symlink_to(elsewhere)
    assert found(".") == ["b.md", "linked/a.md"]


def test_a_broken_link_is_a_problem(tree):
    """It looks like a text and cannot be read."""
    tree("a.md")
    Path("b.md").symlink_to("nowhere.md")
    assert failures(".") == [("b.md", "file", "no such file or directory")]


def test_a_folder_without_permission_is_a_problem(tree, monkeypatch):
    """What lies in it was not checked, and the run must say so."""
    tree("a.md", "secret/b.md")
    scandir = os.scandir

    def guarded(path):
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert failures(".") == [("secret", "folder", "permission denied")]
    assert found(".") == ["a.md"]


def test_a_name_that_does_not_exist_is_a_problem(tree):
    """The others are found."""
    tree("a.md")
    assert failures("a.md", "b.md") == [("b.md", "file", "no such file or directory")]


def test_a_deep_tree_is_walked(tree):
    """Depth is not limited by the program."""
    deep = "/".join(["d"] * 900)
    tree(f"{deep}/a.md")
    assert found(".") == [f"{deep}/a.md"]


def test_a_walk_leaves_pipes_alone(tree):
    """Reading one would wait for ever."""
    tree("a.md")
    os.mkfifo("b.md")
    assert found(".") == ["a.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is open to root")
def test_a_named_folder_without_permission_is_a_failure(tree):
    """The question whether it is a repository is not put to it in a way that ends the run."""
    tree("locked/a.md")
    Path("locked").chmod(0)
    assert failures("locked") == [("locked", "folder", "permission denied")]
    Path("locked").chmod(0o700)


def test_a_folder_that_may_not_be_looked_into_is_in_no_repository(tree, monkeypatch):
    """Whatever may be in it, it does not end the run."""
    tree("locked/a.md")

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "stat", refuse)
    assert ignores_above(str(Path("locked").absolute())) == ()
