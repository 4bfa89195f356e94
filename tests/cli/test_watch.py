"""`--watch` checks again what changed, and ends with Ctrl-C."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mtlint.__main__ import main
from mtlint.engine import lint_all


@pytest.fixture
def meanwhile(monkeypatch):
    """While the program waits, some things happen, one after the other; then comes Ctrl-C."""
    waits = []

    def happen(*events):
        todo = [event for one in events for event in (one, None, None)]

        def sleep(seconds):
            waits.append(seconds)
            if not todo:
                raise KeyboardInterrupt
            event = todo.pop(0)
            if event is not None:
                event()

        monkeypatch.setattr("mtlint.cli.watch.time.sleep", sleep)
        return waits

    return happen


def reports(out):
    """The findings of each run, one run after another."""
    return [[line.partition(":")[0] for line in run.splitlines()] for run in out.split("--\n")[:-1]]


@pytest.fixture
def watch(mtlint, write, monkeypatch):
    """Watches a folder with one finding; runs are parted by a line."""
    write("docs/a.md", "One lakh.")
    write("docs/b.md", "Fine.")
    from mtlint.cli import watch as module

    shown = module._report

    def report(*arguments, **options):
        shown(*arguments, **options)
        sys.stdout.write("--\n")

    monkeypatch.setattr(module, "_report", report)
    return lambda *more: mtlint(
        "check", "docs", "--no-cache", "--watch", "--output-format", "concise", *more
    )


def test_a_changed_a_new_and_a_deleted_file_are_seen(watch, write, meanwhile):
    """Each gives a new report on everything; Ctrl-C gives 130."""
    meanwhile(
        lambda: write("docs/b.md", "Teh lakh."),
        lambda: write("docs/new/c.md", "A lakh."),
        lambda: Path("docs/a.md").unlink(),
    )
    result = watch()
    assert result.status == 130
    assert reports(result.out) == [
        ["docs/a.md"],
        ["docs/a.md", "docs/b.md"],
        ["docs/a.md", "docs/b.md", "docs/new/c.md"],
        ["docs/b.md", "docs/new/c.md"],
    ]
    assert result.err.splitlines()[0] == "mtlint: watching 2 files; Ctrl-C ends"
    assert "\x1b" not in result.out


def test_without_a_change_nothing_is_said_again(watch, write, meanwhile):
    """A file that is none of ours is no change."""
    meanwhile(lambda: None, lambda: write("docs/picture.png", b"\x89PNG"))
    assert reports(watch().out) == [["docs/a.md"]]


def test_a_mistake_in_the_settings_is_told_and_can_be_mended(watch, write, meanwhile):
    """The watch goes on."""
    meanwhile(
        lambda: write("mtlint.toml", "ignroe = []"),
        lambda: write("mtlint.toml", "exclude = ['docs/a.md']"),
        lambda: Path("mtlint.toml").unlink(),
    )
    result = watch()
    assert reports(result.out) == [["docs/a.md"], [], [], ["docs/a.md"]]
    assert "unknown key 'ignroe'; did you mean 'ignore'?" in result.err
    assert result.status == 130


def test_a_report_in_a_watched_folder_is_no_change(watch, meanwhile):
    """Else the watch would never rest."""
    meanwhile(lambda: None, lambda: None)
    result = watch("--output-format", "jsonl=docs/report.txt")
    assert len(reports(result.out)) == 1
    assert Path("docs/report.txt").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("docs/b.md", "Teh."), "docs/b.md changed"),
        (("docs/a.md", None), "docs/a.md is gone"),
        (("mtlint.toml", "ignore = []"), "mtlint.toml is new"),
        ((".mtlint-baseline.json", '{"mtlint-baseline": 1, "findings": [\n]}'), ".mtlint-baseline"),
        (("docs/.gitignore", "b.md"), "docs/.gitignore is new"),
        ((".git/info/exclude", "b.md"), ".git/info/exclude is new"),
    ],
)
def test_whatever_decides_a_report_is_seen_and_named(watch, write, meanwhile, change, told):
    """The baseline, the configuration and what is ignored, too."""
    name, content = change
    meanwhile(Path(name).unlink if content is None else lambda: write(name, content))
    result = watch()
    assert len(reports(result.out)) == 2
    assert f"mtlint: checking again: {told}" in result.err


def test_a_changed_rule_file_is_seen(watch, write, meanwhile):
    """In the folders that the configuration names."""
    write("mtlint.toml", "rules = ['ours']")
    write("ours/a.toml", "")
    meanwhile(lambda: write("ours/b.toml", "[[rule]]"), lambda: write("ours/a.toml", "# Ours."))
    result = watch()
    assert len(reports(result.out)) == 3
    assert "checking again: ours/b.toml is new" in result.err
    assert "checking again: ours/a.toml changed" in result.err


def test_many_changes_are_counted(watch, write, meanwhile):
    """Only the first are named."""
    meanwhile(lambda: [write(f"docs/{name}.md", "Fine.") for name in "cdefg"])
    told = watch().err.splitlines()[1]
    assert told.endswith("docs/c.md is new, docs/d.md is new, docs/e.md is new and 2 more")


def test_what_it_fixes_is_told_and_is_no_change(watch, write, meanwhile):
    """A fix is made when a file is saved, and nothing is said twice."""
    meanwhile(lambda: None, lambda: write("docs/b.md", "Teh teh."))
    result = watch("--fix")
    assert Path("docs/a.md").read_text() == "One hundred thousand."
    first, second, _ = result.out.split("--\n")
    assert first.startswith("docs/a.md:1:5: fixed unit/lakh")
    assert second.startswith("docs/b.md:1:5: fixed typo/teh")
    assert result.err.count("checking again") == 1


def test_a_file_that_is_the_same_is_not_checked_again(
    tmp_path, monkeypatch, capsys, write, meanwhile
):
    """With the real engine: what it gave for the others is known."""
    write("a.md", "They asked for 1 lakh soldiers.")
    write("b.md", "Fine.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mtlint.results.place.cache_folder", lambda: tmp_path / "cache")
    texts = []

    def spy(documents, ruleset, gates=None):
        texts.append([document.source.text for document in documents])
        return lint_all(documents, ruleset, gates)

    monkeypatch.setattr("mtlint.linter.lint_all", spy)
    meanwhile(lambda: write("b.md", "The the end."))
    assert main(["check", "--watch", "--output-format", "concise", "a.md", "b.md"]) == 130
    assert texts == [["They asked for 1 lakh soldiers.", "Fine."], ["The the end."]]
    first, *second = capsys.readouterr().out.splitlines()
    assert second[0] == first
    assert second[1].startswith("b.md:1:1")


def test_a_terminal_is_cleared_before_each_report(watch, write, meanwhile, monkeypatch):
    """Only the last report stands there."""
    meanwhile(lambda: write("docs/b.md", "Teh."))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert watch("--color", "never").out.count("\x1b[2J") == 2


def test_standard_input_cannot_be_watched(mtlint):
    """It comes once."""
    result = mtlint("check", "-", "--watch", stdin="")
    assert result.status == 2
    assert "--watch is for files and folders" in result.err
