"""`mtlint check --fix` and its relatives, and `mtlint fix`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mtlint.model import Severity
from tests.cli.conftest import WORDS, StubLinter
from tests.unit.building import default_linter


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    """A cache folder of the test."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def filtered(mtlint):
    """Runs the filter."""

    def run(data, *arguments):
        return mtlint("fix", "-", *arguments, stdin=data)

    return run


@pytest.mark.parametrize("command", [("check", "--fix"), ("fix",)])
def test_safe_fixes_are_made_and_what_is_left_is_reported(mtlint, write, command):
    """The file is written, the rest is shown with its place in the new text, the count too."""
    path = write("a.md", "Teh end: teh lakh. It is meh.")
    result = mtlint(*command, "a.md")
    assert path.read_text() == "Teh end: the hundred thousand. It is meh."
    assert "a.md:1:38: info style/meh" in result.out
    assert result.out.endswith("2 fixed, 1 finding left in 1 file (1 info); 1 file checked\n")
    assert result.status == 0


def test_a_clean_file_is_not_touched(mtlint, write):
    """Not even written with what it holds."""
    path = write("a.md", "Fine.")
    before = path.stat()
    assert mtlint("fix").out == "nothing found; 1 file checked\n"
    assert path.stat() == before


def test_fix_only_reports_nothing_that_is_left(mtlint, write):
    """The status says whether something failed, nothing else."""
    write("a.md", "teh end is meh")
    result = mtlint("check", "--fix-only", "--fail-on", "info")
    assert (result.status, result.out) == (0, "1 fixed; 1 file checked\n")
    result = mtlint("check", "--fix-only", "--output-format", "json")
    assert (result.status, result.out) == (0, "[]\n")
    assert mtlint("check", "--fix-only").out == "nothing fixed; 1 file checked\n"


def test_what_was_fixed_is_listed_on_request(mtlint, write):
    """With its place in the text as it is now; beside a report for programs, on standard error."""
    write("a.md", "One.\n\nlakh and teh end")
    line = "a.md:3:22: fixed typo/teh found “teh”\n"
    assert line in mtlint("fix", "--show-fixes").out
    write("a.md", "One.\n\nlakh and teh end")
    result = mtlint("fix", "--show-fixes", "--output-format", "json")
    assert result.out == "[]\n"
    assert line in result.err


@pytest.mark.parametrize(
    ("content", "configured", "fixed"),
    [
        (b"teh\r\nend\r\n", "", b"the\r\nend\r\n"),
        (b"teh\rend\r", "", b"the\rend\r"),
        (b"a\r\nteh\rb\nc", "", b"a\r\nthe\rb\nc"),
        (b"teh end", "", b"the end"),
        (b"\xef\xbb\xbfteh end\n", "", b"\xef\xbb\xbfthe end\n"),
        ("\ufeffteh é\r\n".encode("utf-16-le"), "", "\ufeffthe é\r\n".encode("utf-16-le")),
        ("\ufeffteh é\r\n".encode("utf-16-be"), "", "\ufeffthe é\r\n".encode("utf-16-be")),
        (b"caf\xe9 teh", 'encoding = "latin-1"', b"caf\xe9 the"),
        ("teh я".encode("cp1251"), 'encoding = "cp1251"', "the я".encode("cp1251")),
    ],
)
def test_everything_but_the_edits_stays_as_it_was(mtlint, write, content, configured, fixed):
    """Line endings, byte-order mark, encoding, a last line without an ending."""
    write("mtlint.toml", configured)
    path = write("a.txt", content)
    assert mtlint("fix").status == 0
    assert path.read_bytes() == fixed
    assert mtlint("undo").status == 0
    assert path.read_bytes() == content


def test_a_fix_that_cannot_be_encoded_is_a_problem_of_that_file(mtlint, write, monkeypatch):
    """It is left as it was; the others are fixed."""
    monkeypatch.setitem(WORDS, "lakh", ("unit/lakh", Severity.WARNING, "’"))
    write("mtlint.toml", 'encoding = "latin-1"')
    first, second = write("a.md", "a lakh, teh end"), write("b.md", "teh end")
    result = mtlint("fix")
    assert result.status == 2
    assert "mtlint: error: a.md: a fix needs “’” (U+2019), which latin-1 has not" in result.err
    assert (first.read_text(), second.read_text()) == ("a lakh, teh end", "the end")


def test_an_encoding_that_does_not_come_back_the_same_is_not_written(mtlint, write):
    """Bytes outside the edits would change."""
    content = b"teh \x1b$B\x1b(B end"  # switches the character set and back for nothing
    write("mtlint.toml", 'encoding = "iso2022_jp"')
    path = write("a.md", content)
    result = mtlint("fix")
    assert "a.md: cannot be written back byte for byte in iso2022_jp; not written" in result.err
    assert (result.status, path.read_bytes()) == (2, content)


def test_the_diff_is_what_fix_does(mtlint, write, tmp_path):
    """Nothing is written; the status says whether something would change."""
    if shutil.which("patch") is None:
        pytest.skip("there is no patch here")
    texts = {"a.md": b"teh end\r\n\r\nteh", "b c.md": b"lakh\n", "clean.md": b"Fine.\n"}
    paths = [write(name, text) for name, text in texts.items()]
    result = mtlint("check", "--diff")
    assert (result.status, [p.read_bytes() for p in paths]) == (1, list(texts.values()))
    assert result.err == "mtlint: notice: 3 fixes would be made; nothing was written\n"
    assert mtlint("undo").out.startswith("nothing to undo")
    mtlint("fix")
    fixed = [path.read_bytes() for path in paths]
    mtlint("undo")
    assert [path.read_bytes() for path in paths] == list(texts.values())
    subprocess.run(["patch", "-p0", "-s"], cwd=tmp_path, input=result.out.encode(), check=True)
    assert [path.read_bytes() for path in paths] == fixed != list(texts.values())
    assert mtlint("check", "--diff").status == 0


def test_a_read_only_file_and_a_file_that_is_no_text_do_not_stop_the_others(mtlint, write):
    """Each is one line, and the status is 2."""
    write("a.md", "teh end").chmod(0o444)
    write("b.md", b"caf\xe9 teh")
    path = write("c.md", "teh end")
    result = mtlint("fix")
    assert result.status == 2
    assert "mtlint: error: a.md: is read-only; not written\n" in result.err
    assert "mtlint: error: b.md: not utf-8" in result.err
    assert path.read_text() == "the end"
    assert "1 fixed" in result.out
    assert "a.md:1:1: error typo/teh" in result.out


def test_a_file_that_changes_while_it_is_checked_is_not_written(mtlint, write, monkeypatch):
    """What somebody saved meanwhile stays, and there is nothing to undo."""
    path = write("a.md", "teh end")
    check_all = StubLinter.check_all

    def saved_meanwhile(linter, documents):
        documents = list(documents)
        path.write_text("teh end, as somebody saved it")
        return check_all(linter, documents)

    monkeypatch.setattr(StubLinter, "check_all", saved_meanwhile)
    result = mtlint("fix")
    assert result.status == 2
    assert result.err == "mtlint: error: a.md: changed on disk since it was read; not written\n"
    assert path.read_text() == "teh end, as somebody saved it"
    assert mtlint("undo").out.startswith("nothing to undo in ")


def test_workers_write_what_one_process_writes(mtlint, write):
    """Each writes its own files; the report and the journal are the same."""
    paths = [write(f"docs/{n:02}.md", "One lakh and meh." if n % 3 else "ok") for n in range(40)]
    alone = mtlint("fix", "docs", "--jobs", "1", "--show-fixes")
    fixed = [path.read_text() for path in paths]
    assert "26 files restored" in mtlint("undo").out
    together = mtlint("fix", "docs", "--jobs", "3", "--show-fixes")
    assert (together.out, together.status) == (alone.out, alone.status)
    assert [path.read_text() for path in paths] == fixed
    assert "26 files restored" in mtlint("undo").out


def test_a_link_is_followed(mtlint, write, tmp_path):
    """What it leads to is fixed; it stays a link."""
    real = write("real/a.md", "teh end")
    (tmp_path / "b.md").symlink_to("real/a.md")
    assert mtlint("fix", "b.md").status == 0
    assert (tmp_path / "b.md").is_symlink()
    assert real.read_text() == "the end"


def test_the_filter_prints_fixed_text_and_nothing_else(filtered):
    """Byte for byte, and findings that are left are nobody's business."""
    result = filtered("teh é end is meh\r\nteh".encode())
    assert (result.status, result.out, result.err) == (0, "the é end is meh\r\nthe", "")
    assert filtered(b"Fine.").out == "Fine."


@pytest.mark.parametrize(
    ("data", "arguments"),
    [
        ("teh crash", ()),
        ("teh boom", ()),
        ("teh \0", ()),
        ("teh end", ("--format", "nothing")),
        ("teh end", ("--min-confidence", "7")),
    ],
)
def test_the_filter_prints_its_input_where_anything_fails(filtered, data, arguments):
    """An editor that pipes its text through it loses nothing."""
    result = filtered(data.encode(), *arguments)
    assert (result.status, result.out) == (2, data)
    assert result.err.startswith("mtlint: error: ")


def test_the_filter_knows_the_name_of_the_file(mtlint, write):
    """Its settings hold, and an excluded one passes unchanged."""
    write("mtlint.toml", 'exclude = ["drafts/"]')
    arguments = ("fix", "-", "--stdin-filename")
    assert mtlint(*arguments, "a.md", stdin="teh").out == "the"
    result = mtlint(*arguments, "drafts/a.md", stdin="teh")
    assert (result.status, result.out) == (0, "teh")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--unsafe-fixes"), "--unsafe-fixes goes with --fix"),
        (("check", "--show-fixes"), "--show-fixes goes with --fix"),
        (("check", "--fix", "-"), "standard input is no file to write to; 'mtlint fix -'"),
        (("check", "--fix", "--stdin-filename", "a.md"), "standard input is no file"),
        (("fix", "-", "a.md"), "standard input is fixed by itself"),
        (("check", "--diff", "--output-format", "json"), "--diff prints on standard output"),
    ],
)
def test_options_that_do_not_go_together_are_told(mtlint, arguments, message):
    """Nothing is done."""
    result = mtlint(*arguments, stdin="teh")
    assert (result.status, result.out) == (2, "")
    assert message in result.err


def test_the_diff_of_standard_input_has_its_name(mtlint):
    """As a file of that name would have."""
    result = mtlint("check", "--diff", "--stdin-filename", "a.md", stdin="teh\n")
    assert (result.status, result.out) == (1, "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-teh\n+the\n")


def test_undo_tells_what_it_cannot_restore(mtlint, write):
    """A file that was changed since is somebody's work."""
    first, second = write("a.md", "teh end"), write("b.md", "teh end")
    mtlint("fix")
    first.write_text("the end, later")
    result = mtlint("undo")
    assert (result.status, result.out) == (2, "restored b.md\n1 file restored\n")
    assert "mtlint: error: a.md: changed since it was fixed; not restored" in result.err
    assert (first.read_text(), second.read_text()) == ("the end, later", "teh end")
    assert mtlint("undo").out.startswith("nothing to undo in ")


def test_undo_works_from_anywhere_in_the_repository(mtlint, write, tmp_path, monkeypatch):
    """What was fixed at its root is taken back from a folder in it."""
    (tmp_path / ".git").mkdir()
    path = write("docs/a.md", "teh end")
    mtlint("fix")
    monkeypatch.chdir(tmp_path / "docs")
    assert mtlint("undo").out == "restored a.md\n1 file restored\n"
    assert path.read_text() == "teh end"


def test_the_command_the_filter_and_the_library_agree(tmp_path, write, monkeypatch, cache, warm):
    """The same fixes with the rules there are, whoever makes them."""
    warm(cache)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    text = "# 1 lakh of\n\nThey saw [Near East Asia](a.md) , as the the `1 lakh` said.\n"
    path = write("a.md", text)

    def run(*arguments, data=b""):
        command = [sys.executable, "-m", "mtlint", "fix", *arguments]
        result = subprocess.run(command, cwd=tmp_path, input=data, capture_output=True, check=True)
        return result.stdout.decode()

    filtered = run("-", "--stdin-filename", "b.md", data=text.encode())
    assert run("a.md", "--fix-only") == "4 fixed; 1 file checked\n"
    assert filtered == path.read_text() == default_linter().fix(text, "markdown")
    assert filtered == "# 100,000 of\n\nThey saw [Northeast Asia](a.md), as the `1 lakh` said.\n"


def test_where_no_summary_says_it_a_notice_tells_what_was_fixed(mtlint, write):
    """A format of lines, or for programs, says nothing of what is not there any more."""
    for arguments in (["--output-format", "concise"], ["--fix-only", "--output-format", "json"]):
        write("a.md", "lakh and teh end")
        assert mtlint("fix", *arguments).err == "mtlint: notice: 2 fixes made in 1 file\n"
        assert mtlint("fix", *arguments).err == ""
    write("a.md", "teh end")
    assert mtlint("fix").err == ""
    write("a.md", "teh end")
    assert mtlint("fix", "-q", *arguments).err == ""


def test_standard_input_stands_for_the_file_whose_name_it_has(mtlint, write):
    """What an editor has not yet saved; the file is not read as well."""
    write("a.md", "teh end")
    result = mtlint(
        *("check", "-", "a.md", "--stdin-filename", "a.md", "--output-format", "concise"),
        stdin="One.\nteh end",
    )
    assert result.out == "a.md:2:1: typo/teh found “teh”\n"
