"""What earlier runs found is not looked for again, and nobody can tell from the report."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtlint.__main__ import main
from mtlint.engine import lint_all
from mtlint.errors import CheckError
from mtlint.linter import Linter
from mtlint.report import REPORTERS

TEXTS = {
    "a.md": "They asked for 1 lakh soldiers, and and the the city fell.\n",
    "b.txt": "The committee met on Tuesday and agreed on the budget.\n",
    "c.html": "<p>He thanked the the press – “we won .</p>\n",
    "d.txt": "\ufeffThey paid 5 crore rupees\r\nfor the the bridge in Hamburg.\r\n",
    "sub/e.md": "They asked for 1 lakh soldiers, and and the the city fell.\n",
}


@pytest.fixture
def checked(monkeypatch):
    """The texts that the engine was given since the list was cleared."""
    texts = []

    def spy(documents, ruleset, gates=None):
        texts.extend(document.source.text for document in documents)
        return lint_all(documents, ruleset, gates)

    monkeypatch.setattr("mtlint.linter.lint_all", spy)
    return texts


@pytest.fixture
def check(tmp_path, monkeypatch, capsys, write, checked):
    """Runs `mtlint check` with the real engine, results kept in a folder of the test."""
    for name, text in TEXTS.items():
        write(f"work/{name}", text)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr("mtlint.results.place.cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr("mtlint.cli.running_options._WORTH", 0)

    def run(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        checked.clear()
        capsys.readouterr()
        status = main(["check", *arguments])
        return (status, *capsys.readouterr())

    return run


def database(tmp_path):
    """The file that results are kept in."""
    return tmp_path / "cache" / "results" / "results-1.sqlite"


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_is_the_same_with_the_cache_and_without(check, checked, name):
    """Cold, warm, in part, alone and with workers."""
    plain = check("--output-format", name, "--no-cache", ".", "-", stdin="A lakh of rupees.")
    assert plain[0] == 1
    for jobs in ("3", "1", "3"):
        arguments = ("--output-format", name, "--jobs", jobs, ".", "-")
        assert check(*arguments, stdin="A lakh of rupees.") == plain
        assert checked == []
    Path("b.txt").write_text("The the committee met.\n")
    changed = check("--output-format", name, ".")
    assert checked == ["The the committee met.\n"]
    assert changed == check("--output-format", name, ".", "--no-cache")


def test_a_file_is_known_by_what_is_in_it(check, checked):
    """Not by its name, nor by its time; one that has only moved is not checked."""
    check("a.md", "--jobs", "1")
    Path("a.md").rename("moved.md")
    os.utime("moved.md", (1, 1))
    status, out, _ = check("moved.md", "sub/e.md", "--output-format", "concise")
    assert (status, checked) == (1, [])
    assert "moved.md:1:" in out
    assert "sub/e.md:1:" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--select", "unit"),
        ("--min-confidence", "0.95"),
        ("--format", "plain"),
        ("--explain-source",),
        ("--statistics",),
        ("--across-files",),
        ("--no-cache",),
    ],
)
def test_a_result_holds_only_for_what_it_was_looked_for_with(check, checked, arguments):
    """Another question is asked anew, and does not disturb the first."""
    check("a.md", "sub/e.md")
    before = check("a.md", "sub/e.md")
    assert checked == []
    check("a.md", "sub/e.md", *arguments)
    assert checked
    assert check("a.md", "sub/e.md") == before
    assert checked == []


def test_what_only_says_how_bad_a_finding_is_does_not_matter(check, checked):
    """The finding is the same."""
    assert check("c.html", "--fail-on", "info")[0] == 1
    check("c.html", "--fail-on", "error")
    assert checked == []


def test_the_configuration_can_do_without(check, checked, write, tmp_path):
    """For its folder."""
    write("work/mtlint.toml", "cache = false\n")
    for _ in range(2):
        check(".")
        assert len(checked) == len(TEXTS)
    assert not database(tmp_path).exists()


def test_a_result_with_a_failure_is_not_kept(check, checked, monkeypatch):
    """The next run tries again."""

    def failing(documents, ruleset, gates=None):
        outcomes = lint_all(documents, ruleset, gates)
        return [type(o)(o.findings, (CheckError("unit/lakh: failed"),), o.gates) for o in outcomes]

    with monkeypatch.context() as patch:
        patch.setattr("mtlint.linter.lint_all", failing)
        assert check("a.md", "--jobs", "1")[0] == 2
    assert check("a.md")[0] == 1
    assert checked


def test_a_damaged_cache_is_made_again(check, checked, tmp_path):
    """Whatever stands there instead."""
    before = check(".")
    database(tmp_path).write_bytes(b"nothing of the kind" * 1000)
    assert check(".") == before
    assert len(checked) == len(TEXTS)
    check(".")
    check(".")
    assert checked == []


def test_a_value_of_another_shape_is_not_believed(check, checked, tmp_path, monkeypatch):
    """Although its checksum is right."""
    with monkeypatch.context() as patch:
        patch.setattr("mtlint.results.memory._ENCODER", SimpleNamespace(encode=lambda _: b"\xc1"))
        before = check(".")
    assert check(".") == before
    assert len(checked) == len(TEXTS)


def test_a_cache_that_another_process_holds_is_done_without(check, tmp_path, monkeypatch):
    """The run is slower and says the same."""
    before = check(".")
    monkeypatch.setattr("mtlint.results.store._PATIENCE", 0.1)
    with closing(sqlite3.connect(database(tmp_path))) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert check(".") == before


def test_a_folder_of_somebody_else_is_told_and_not_used(check, monkeypatch, tmp_path):
    """One line, and the run goes on."""
    mine = os.geteuid()
    monkeypatch.setattr("mtlint.results.place.os.geteuid", lambda: mine + 1)
    status, _, err = check(".")
    assert status == 1
    folder = tmp_path / "cache" / "results"
    assert f"mtlint: notice: no results are kept: {folder} belongs to another user" in err


def test_a_file_that_changes_during_the_run_is_checked(check, monkeypatch):
    """What is told about it is true of the text that is shown."""
    check(".")
    monkeypatch.setattr("mtlint.results.recall._HELD", 0)
    from mtlint.results import recall

    looked_up = recall.recall

    def and_changed(*arguments):
        found = looked_up(*arguments)
        Path("a.md").write_text("All is well.\n")
        Path("c.html").unlink()
        return found

    monkeypatch.setattr(recall, "recall", and_changed)
    status, out, err = check(".", "--output-format", "concise")
    assert status == 2
    assert "a.md" not in out.replace("sub/", "")
    assert "sub/e.md" in out
    assert "c.html: the file is gone" in err


def test_workers_are_counted_by_what_is_to_be_checked(check, monkeypatch):
    """A run that knows everything starts none."""
    monkeypatch.setattr("mtlint.run._BYTES_PER_WORKER", 1)
    monkeypatch.setattr("mtlint.run.os.cpu_count", lambda: 4)
    asked = []
    from mtlint import workers

    real = workers.run_in_workers
    monkeypatch.setattr(
        workers, "run_in_workers", lambda plan, n, other: asked.append(n) or real(plan, n, other)
    )
    check(".")
    check(".")
    Path("a.md").write_text("All is well.\n")
    Path("b.txt").write_text("All is well again.\n")
    check(".")
    assert asked == [4, 2]


def test_the_code_of_plugins_is_not_known(check, checked, write, monkeypatch):
    """What a check of somebody else depends on cannot be named, so its results are not kept."""
    write(
        "work/foreign.py",
        "from mtlint.checks.dash import Checker, prepare\nCHECKS = {'foreign': 'foreign'}\n",
    )
    monkeypatch.syspath_prepend(str(Path.cwd()))
    from mtlint.results.conditions import conditions

    linter = Linter()
    assert conditions(linter.config, linter, explain=False)
    linter.ruleset._by_check["foreign"] = []
    linter.ruleset.__dict__["checks"] = (*linter.ruleset.checks, "foreign")
    assert conditions(linter.config, linter, explain=False) is None
