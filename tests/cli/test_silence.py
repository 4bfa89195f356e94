"""Silencing as a user of the command meets it, with the real engine."""

from __future__ import annotations

import io
import os
import sys
from types import SimpleNamespace

import pytest

from mtlint.__main__ import main
from mtlint.errors import FixError

LAKH = "They asked for 1 lakh soldiers.\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs `mtlint check` in an empty folder: status, output, messages."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin.encode())))
        status = main(["check", "--isolated", *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_after_adding_ignores_a_run_is_clean_and_what_is_new_is_found(run, write):
    """The old text does not stand in the way of who writes on."""
    path = write("a.md", b"\xef\xbb\xbf" + LAKH.replace("\n", "\r\n").encode())
    status, out, err = run("--add-ignores", "a.md")
    assert (status, out) == (0, "nothing found; 1 file checked\n")
    assert err == "mtlint: notice: comments were written into 1 file\n"
    written = path.read_bytes()
    assert written == (
        b"\xef\xbb\xbf<!-- mtlint: ignore[unit/lakh] -->\r\n" + LAKH.encode()[:-1] + b"\r\n"
    )
    assert run("a.md")[0] == 0
    path.write_bytes(written + b"\r\nAnd 3 lakh soldiers.\r\n")
    status, out, _ = run("--output-format", "concise", "a.md")
    assert status == 1
    assert out.startswith("a.md:4:5: unit/lakh")


def test_comments_are_not_written_into_standard_input(run):
    """There is no file to write into."""
    status, out, err = run("--add-ignores", "-", stdin=LAKH)
    assert (status, out) == (2, "")
    assert "standard input" in err


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_done(run, write, monkeypatch):
    """One file must not end the run."""
    write("a.md", LAKH)
    done = write("b.md", LAKH)

    def refuse(path, _, data):
        if path.name == "a.md":
            raise FixError("cannot be written: permission denied")
        done.write_bytes(data)

    monkeypatch.setattr("mtlint.fixing.file.replace_bytes", refuse)
    status, _, err = run("--add-ignores", "-q", ".")
    assert status == 2
    assert "mtlint: error: a.md: cannot be written: permission denied" in err
    assert b"mtlint: ignore" in done.read_bytes()


@pytest.mark.parametrize("name", ["full", "concise"])
def test_what_is_silenced_is_shown_with_its_reason_to_who_asks(run, write, name):
    """Silence can be looked at."""
    write("a.md", f"<!-- mtlint: ignore[unit] the minister’s words -->\n{LAKH}")
    line = "a.md:2:16: silenced unit/lakh “1 lakh”"
    status, out, _ = run("--show-suppressed", "--output-format", name, "a.md")
    assert status == 0
    assert out.startswith(line)
    assert "(comment: the minister’s words)" in out
    assert line not in run("--output-format", name, "a.md")[1]


def test_standard_input_is_silenced_as_a_file_is(run):
    """A hook and an editor see the same."""
    text = f"{LAKH}\n<!-- mtlint: ignore-file[unit] -->\n"
    assert run("-", "--stdin-filename", "a.md", stdin=text)[0] == 0


def test_comments_can_be_taken_back(run, write, tmp_path, monkeypatch):
    """They are in the journal as fixes are."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", os.environ.get("MTLINT_CACHE_DIR", str(tmp_path / "c")))
    path = write("a.md", LAKH)
    run("--add-ignores", "a.md")
    assert path.read_text() != LAKH
    assert main(["undo"]) == 0
    assert path.read_text() == LAKH


def test_comments_are_not_written_for_what_a_baseline_accepts(run, write, capsys):
    """It is silenced already; only what came later gets a comment."""
    path = write("a.md", LAKH)
    write("mtlint.toml")
    assert main(["check", "--add-baseline", "a.md"]) == 0
    path.write_text(f"{LAKH}\nThey left the the house.\n")
    assert main(["check", "--add-ignores", "a.md"]) == 0
    comment = "<!-- mtlint: ignore[duplicate/word] -->"
    assert path.read_text() == f"{LAKH}\n{comment}\nThey left the the house.\n"
    capsys.readouterr()
    assert main(["check", "a.md"]) == 0
    assert "1 finding in the baseline" in capsys.readouterr().out


def test_nothing_is_said_of_comments_where_none_are_written(run, write):
    """Neither in a clean file nor in one that fails, which says so once."""
    write("a.md", "They left.\n")
    write("b.md", b"\xff\xfe\xff")
    status, _, err = run("--add-ignores", "a.md", "b.md")
    assert status == 2
    assert err.count("b.md") == 1
    assert "comments" not in err
