"""Baselines on the command line: what is accepted, what is new, what is gone, what is wrong."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess

import pytest

NAME = ".mtlint-baseline.json"


@pytest.fixture
def accepted(mtlint, write):
    """A folder with a configuration whose two findings are in its baseline."""
    write("mtlint.toml")
    write("a.md", "One lakh of rupees was paid.\n")
    write("news/b.md", "And teh end.\n")
    result = mtlint("check", "--add-baseline")
    assert (result.status, "2 findings added; it has 2 findings now" in result.err) == (0, True)
    return mtlint


def entries(path):
    """The entries of a baseline."""
    return json.loads(path.read_text())["findings"][:-1]


def test_a_just_written_baseline_gives_a_clean_run(accepted):
    """What was there does not block anybody."""
    result = accepted("check")
    assert result.status == 0
    assert result.out == "nothing found; 2 files checked\n2 findings in the baseline\n"


def test_it_has_one_sorted_line_an_entry(accepted, tmp_path):
    """A merge of two branches sees only the lines that differ; paths have slashes."""
    lines = (tmp_path / NAME).read_text().splitlines()
    assert lines[0] == '{"mtlint-baseline": 1, "findings": ['
    assert lines[1].startswith('["a.md","unit/lakh","')
    assert lines[2].startswith('["news/b.md","typo/teh","')
    assert lines[3] == "null]}"


def test_what_comes_later_is_reported(accepted, write):
    """Only the new finding, although the lines have moved."""
    write("a.md", "First a meh line.\n\nOne lakh of rupees was paid.\n")
    result = accepted("check", "--output-format", "concise", "--fail-on", "info")
    assert result.status == 1
    assert result.out == "a.md:1:9: style/meh found “meh”\n"


def test_a_second_copy_of_a_known_problem_is_new(accepted, write):
    """One was accepted, not two."""
    line = "One lakh of rupees was paid.\n"
    write("a.md", f"{line}\n{line}")
    accepted("check", "--add-baseline", "--prune-baseline")
    write("a.md", f"{line}\n{line}\n{line}")
    result = accepted("check", "--output-format", "concise")
    assert result.out == "a.md:5:5: unit/lakh found “lakh”\n"


@pytest.mark.parametrize("folder", ["news", "."])
def test_it_is_found_from_any_folder(accepted, tmp_path, monkeypatch, folder):
    """It stands above the files, wherever the run begins."""
    monkeypatch.chdir(tmp_path / folder)
    assert accepted("check", ".").status == 0
    assert accepted("check", str(tmp_path / "news" / "b.md")).status == 0


def test_workers_know_it_too(accepted, write):
    """It travels with the files."""
    write("c.md", "One lakh.\n")
    result = accepted("check", "--jobs", "2", "--output-format", "concise")
    assert result.out == "c.md:1:5: unit/lakh found “lakh”\n"


def test_standard_input_has_the_baseline_of_its_name(accepted):
    """An editor sees what the command line sees."""
    text = "One lakh of rupees was paid.\n"
    assert accepted("check", "-", "--stdin-filename", "a.md", stdin=text).status == 0
    assert accepted("check", "-", stdin=text).status == 1


def test_isolated_runs_do_not_look_for_one(accepted):
    """They depend on nothing that lies about; one that is named counts."""
    assert accepted("check", "--isolated").status == 1
    assert accepted("check", "--isolated", "--baseline", NAME).status == 0


def test_what_is_gone_is_told_and_pruned(accepted, write, tmp_path):
    """Only of files that were checked."""
    write("a.md", "All is well.\n")
    note = "1 of the baseline is gone; --prune-baseline removes them"
    assert note in accepted("check").out
    assert "gone" not in accepted("check", "news").out
    result = accepted("check", "--prune-baseline")
    assert (result.status, "1 finding removed; it has 1 finding now" in result.err) == (0, True)
    assert [entry[0] for entry in entries(tmp_path / NAME)] == ["news/b.md"]


def test_a_file_that_was_deleted_is_gone_from_the_folder_that_is_checked(accepted, tmp_path):
    """A run over another folder knows nothing of it."""
    (tmp_path / "news" / "b.md").unlink()
    assert "gone" not in accepted("check", "a.md").out
    assert "1 of the baseline is gone" in accepted("check").out
    accepted("check", "--prune-baseline")
    assert [entry[0] for entry in entries(tmp_path / NAME)] == ["a.md"]


@pytest.mark.parametrize("content", [b"caf\xe9", "boom"])
def test_nothing_is_gone_from_a_file_that_could_not_be_checked(accepted, write, tmp_path, content):
    """A check that fails finds nothing, which says nothing."""
    write("a.md", content)
    assert accepted("check", "--prune-baseline").status == 2
    assert len(entries(tmp_path / NAME)) == 2


def test_failures_do_not_reach_it(mtlint, write, tmp_path):
    """The run that writes it ends with 2, and so does the next; the rest is accepted."""
    write("a.md", "One lakh.\n")
    write("b.md", b"caf\xe9")
    write("c.md", "boom lakh\n")
    assert mtlint("check", "--add-baseline").status == 2
    assert [entry[0] for entry in entries(tmp_path / NAME)] == ["a.md", "c.md"]
    assert mtlint("check").status == 2


def test_adding_keeps_what_is_there(accepted, write, tmp_path):
    """Accepting one file says nothing of the others."""
    write("c.md", "It is meh.\n")
    accepted("check", "--add-baseline", "c.md")
    assert [entry[0] for entry in entries(tmp_path / NAME)] == ["a.md", "c.md", "news/b.md"]


def test_a_path_after_add_baseline_is_not_written_over(mtlint, write):
    """It is a file to check, whatever its place on the command line."""
    page = write("a.md", "One lakh.\n")
    other = write("data.json", '{"precious": true}')
    assert mtlint("check", "--add-baseline", "a.md").status == 0
    assert page.read_text() == "One lakh.\n"
    result = mtlint("check", "--add-baseline", "data.json", "a.md")
    assert (result.status, "damaged, or not a baseline" in result.err) == (2, True)
    assert other.read_text() == '{"precious": true}'


def test_it_can_be_named(mtlint, write, tmp_path):
    """On the command line, or in the configuration; paths are relative to it."""
    write("site/a.md", "One lakh.\n")
    write("known/.keep")
    assert mtlint("check", "--add-baseline", "known/old.json", "site").status == 0
    assert [entry[0] for entry in entries(tmp_path / "known" / "old.json")] == ["../site/a.md"]
    assert mtlint("check").status == 1
    assert mtlint("check", "--baseline", "known/old.json").status == 0
    write("site/mtlint.toml", 'baseline = "../known/old.json"')
    assert mtlint("check").status == 0


def test_it_begins_beside_the_configuration(mtlint, write, tmp_path, monkeypatch):
    """Else at the root of the repository."""
    write("site/news/a.md", "One lakh.\n")
    monkeypatch.chdir(tmp_path / "site" / "news")
    (tmp_path / ".git").mkdir()
    mtlint("check", "--add-baseline")
    assert (tmp_path / NAME).exists()
    (tmp_path / NAME).unlink()
    write("site/mtlint.toml")
    mtlint("check", "--add-baseline")
    assert (tmp_path / "site" / NAME).exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "damaged, or not a baseline (input data was truncated)"),
        ("", "damaged, or not a baseline (input data was truncated)"),
        ('{"mtlint-baseline": 1, "findings": [["a.md", 3]]}', "damaged, or not a baseline"),
        ("[1, 2]", "damaged, or not a baseline"),
        (b"\xff\xfe\x00", "damaged, or not a baseline"),
        ('{"mtlint-baseline": 2, "all": []}', "version 2 of the baseline, and this mtlint reads 1"),
        ("{\n<<<<<<< HEAD\n", "holds the conflict of a merge"),
    ],
)
def test_a_damaged_baseline_is_one_error(accepted, write, content, message):
    """Nothing is checked with half of it, and it is not written over."""
    path = write(NAME, content)
    before = path.read_bytes()
    for options in ([], ["--add-baseline"], ["--prune-baseline"]):
        result = accepted("check", *options)
        assert result.status == 2
        assert message in result.err
        assert result.err.count("\n") == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--baseline", "none.json"], "none.json: there is no such baseline"),
        (["--add-baseline", "no/b.json"], "b.json: cannot be written: No such file"),
        (["--prune-baseline"], "there is no .mtlint-baseline.json to prune"),
        (["--baseline", "a.json", "--add-baseline", "b.json"], "name two files"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_error(mtlint, write, options, message):
    """Nothing is silently left undone."""
    write("a.md", "One lakh.\n")
    result = mtlint("check", *options)
    assert (result.status, message in result.err) == (2, True)


def test_what_is_written_keeps_permissions_and_links(accepted, write, tmp_path):
    """A baseline that is a link stays one; nothing is left beside it."""
    path = tmp_path / NAME
    path.chmod(0o640)
    path.rename(tmp_path / "real.json")
    path.symlink_to("real.json")
    write("c.md", "It is meh.\n")
    accepted("check", "--add-baseline")
    assert path.is_symlink()
    assert stat.S_IMODE((tmp_path / "real.json").stat().st_mode) == 0o640
    assert len(entries(path)) == 3
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_one_error(mtlint, write, tmp_path):
    """The findings are not lost without a word."""
    write("locked/a.md", "One lakh.\n")
    (tmp_path / "locked").chmod(0o500)
    result = mtlint("check", "--add-baseline", "--baseline", "locked/b.json")
    (tmp_path / "locked").chmod(0o700)
    assert (result.status, "cannot be written: Permission denied" in result.err) == (2, True)


def test_a_finding_has_one_fingerprint_whatever_else_is_reported(accepted, write, tmp_path):
    """A tool that follows findings by it sees the same in a run with a baseline and without."""
    line = "One lakh of rupees was paid.\n"
    write("a.md", f"{line}\n{line}\n{line}")

    def found(*options):
        out = accepted("check", "a.md", "--output-format", "json", *options).out
        return [one["fingerprint"] for one in json.loads(out)]

    assert found() == found("--isolated")[1:]
    assert len(set(found("--isolated"))) == 3


def test_file_names_may_be_anything(mtlint, write, tmp_path):
    """Spaces, line feeds, other scripts, and bytes that are no text."""
    names = ["a b.md", "новини.md", "line\nfeed.md", os.fsdecode(b"caf\xe9.md"), '"q".md']
    for name in names:
        write(name, "One lakh.\n")
    assert mtlint("check", "--add-baseline").status == 0
    assert len(entries(tmp_path / NAME)) == len(names)
    assert mtlint("check").out == "nothing found; 5 files checked\n5 findings in the baseline\n"


def test_two_branches_that_add_to_it_can_be_merged(accepted, write, tmp_path):
    """With `merge=union` the lines of both are kept, and are a baseline."""

    def git(*arguments):
        names = ["-c", "user.name=A", "-c", "user.email=a@b.c"]
        subprocess.run(["git", *names, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    write(".gitattributes", f"{NAME} merge=union\n")
    git("add", "-A")
    git("commit", "-qm", "one")
    for branch in ("left", "right"):
        git("checkout", "-q", "-b", branch, "main")
        write(f"c-{branch}.md", "It is meh.\n")
        accepted("check", "--add-baseline")
        git("add", "-A")
        git("commit", "-qm", branch)
    git("merge", "-q", "left")
    result = accepted("check", "--fail-on", "info")
    assert result.out == "nothing found; 4 files checked\n4 findings in the baseline\n"


def test_nameless_input_gets_into_no_baseline(accepted, write, tmp_path):
    """It would be found by nobody; with a name it is that file."""
    before = (tmp_path / NAME).read_bytes()
    for options in ([], ["--baseline", NAME]):
        result = accepted("check", "--add-baseline", *options, "-", stdin="teh end")
        assert result.status == 2
        assert "--stdin-filename" in result.err
    assert (tmp_path / NAME).read_bytes() == before
    accepted("check", "--add-baseline", "-", "--stdin-filename", "new.md", stdin="teh end")
    assert b'"new.md"' in (tmp_path / NAME).read_bytes()


def test_the_summary_says_how_much_is_accepted(accepted):
    """Also where nothing was to be added: "nothing found" is not all."""
    for options in (["--add-baseline"], ["--add-baseline", "--prune-baseline"]):
        out = accepted("check", *options).out
        assert re.search(r"nothing found; \d files checked\n\d findings in the baseline\n", out)
