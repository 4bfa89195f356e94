"""Reports for other programs, from the command line."""

from __future__ import annotations

import json
import subprocess
from xml.etree import ElementTree as ET

import pytest

from mtlint.report import REPORTERS
from mtlint.text.document import Document

# Format -> the (rule, row) of each finding in what it writes.
READERS = {
    "json": lambda out: [(one["code"], one["location"]["row"]) for one in json.loads(out)],
    "sarif": lambda out: [
        (one["ruleId"], one["locations"][0]["physicalLocation"]["region"]["startLine"])
        for one in json.loads(out)["runs"][0]["results"]
    ],
    "gitlab": lambda out: [
        (one["check_name"], one["location"]["lines"]["begin"]) for one in json.loads(out)
    ],
    "rdjson": lambda out: [_diagnostic(one) for one in json.loads(out)["diagnostics"]],
    "rdjsonl": lambda out: [_diagnostic(json.loads(line)) for line in out.splitlines()],
    "checkstyle": lambda out: [
        (one.get("source"), int(one.get("line")))
        for one in ET.fromstring(out).iter("error")  # noqa: S314 - our own
    ],
    "junit": lambda out: [
        (one.get("name").partition(" at ")[0], int(one.get("line")))
        for one in ET.fromstring(out).iter("testcase")  # noqa: S314 - our own
        if one.get("line")
    ],
    "github": lambda out: [
        (line.partition("(")[2].partition(")")[0], int(line.partition("line=")[2].split(",")[0]))
        for line in out.splitlines()
    ],
    "azure": lambda out: [
        (
            line.partition("code=")[2].split(";")[0],
            int(line.partition("linenumber=")[2].split(";")[0]),
        )
        for line in out.splitlines()
    ],
}


def _diagnostic(record):
    return record["code"]["value"], record["location"]["range"]["start"]["line"]


def test_all_formats_tell_the_same_in_the_same_order(mtlint, write, tmp_path):
    """Written at once, each to its file."""
    write("b.md", "Fine.\n")
    write("a.md", "One lakh.\n\nTwo lakh and teh end: meh.\n")
    write("c/d.md", "teh teh\n")
    arguments = [f"--output-format={name}=out/{name}" for name in READERS]
    (tmp_path / "out").mkdir()
    assert mtlint("check", ".", *arguments).status == 1
    told = {name: read((tmp_path / "out" / name).read_text()) for name, read in READERS.items()}
    assert len(told["json"]) == 6
    assert all(findings == told["json"] for findings in told.values()), told


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_can_be_asked_for_and_tells_failures_elsewhere_too(mtlint, write, name):
    """The exit status and standard error say what went wrong whatever the format can hold."""
    write("a.md", "One lakh.\n")
    write("b.md", b"caf\xe9")
    result = mtlint("check", ".", "--output-format", name)
    assert result.status == 2
    assert "unit/lakh" in result.out
    assert "mtlint: error: b.md: not utf-8" in result.err


@pytest.mark.parametrize("name", REPORTERS)
def test_a_file_can_have_any_name(mtlint, tmp_path, name):
    """Names are bytes: line breaks, commands to a terminal, tags and what is no text at all."""
    folder = tmp_path / "x\n::error::y \x1b[31m \x9b31m \u2028::error::z"
    folder.mkdir()
    (folder / "a\udcff ]]><&\"'%0A;].md").write_text("One lakh.")
    result = mtlint("check", ".", "--output-format", name)
    assert result.status == 1, result.err
    assert not any(line.lstrip().startswith("::error::") for line in result.out.splitlines())
    assert not {"\x1b", "\x9b", "\u2028"} & {*result.out}
    if name in READERS:
        assert READERS[name](result.out) == [("unit/lakh", 1)]


def test_paths_are_relative_to_the_root_of_the_repository(mtlint, write, tmp_path, monkeypatch):
    """Wherever in it the command is run."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    write("docs/a.md", "One lakh.\n")
    monkeypatch.chdir(tmp_path / "docs")
    out = mtlint("check", ".", "--output-format", "gitlab").out
    assert json.loads(out)[0]["location"]["path"] == "docs/a.md"
    out = mtlint("check", ".", "--output-format", "sarif").out
    (result,) = json.loads(out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "docs/a.md", "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 8), ("utf-8-sig", 11), ("utf-16", 8)])
def test_columns_in_bytes_count_the_mark_of_utf_8(mtlint, write, encoding, column):
    """It stands in the first line as git has it; other encodings are counted as if in UTF-8."""
    write("a.md", "漢字 lakh\nlakh\n".encode(encoding))
    found = json.loads(mtlint("check", "a.md", "--output-format", "rdjson").out)["diagnostics"]
    starts = [one["location"]["range"]["start"] for one in found]
    assert starts == [{"line": 1, "column": column}, {"line": 2, "column": 1}]


def test_grouped_is_for_people(mtlint, write):
    """Its findings stand under their file, and statistics follow on the same stream."""
    write("a.md", "One lakh.\nAnd teh end.\n")
    result = mtlint("check", "a.md", "--output-format", "grouped", "--statistics")
    assert result.out.startswith(
        "a.md: 2 findings\n"
        "  1:5  warning  unit/lakh  found “lakh” (safe fix)\n"
        "  2:5  error    typo/teh   found “teh” (safe fix)\n"
        "\n"
        "2 findings in 1 file"
    )
    assert "findings by rule" in result.out


@pytest.mark.parametrize("more", [(), ("--diff-base", "HEAD")])
def test_a_run_does_not_check_its_own_reports(mtlint, write, tmp_path, more):
    """They hold all that was found, in files that a walk would take."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    write("a.md", "One lakh.")
    options = ["--output-format", "concise", "--output-format", "full=report.txt", *more]
    runs = [mtlint("check", *options) for _ in range(2)]
    assert "lakh" in (tmp_path / "report.txt").read_text()
    assert runs[0].out == runs[1].out == "a.md:1:5: unit/lakh found “lakh”\n"


def test_a_page_that_mtlint_wrote_is_no_text_to_check(mtlint, write, tmp_path):
    """Not even in a run that writes none."""
    write("a.md", "One lakh.")
    mtlint("check", "--output-format", "html=report.html")
    assert "lakh" in (tmp_path / "report.html").read_text(encoding="utf-8")
    document = Document.from_text((tmp_path / "report.html").read_text(encoding="utf-8"), "html")
    assert document.prose.text == ""
    quoted = '<html><head></head><body><meta name="generator" content="mtlint 2"><p>One lakh.</p>'
    assert "lakh" in Document.from_text(quoted, "html").prose.text


def test_a_report_scores_every_document(mtlint, write):
    """Beside its likely source language; a format that nobody asks for it stays as it was."""
    write("a.md", "A lakh in Hamburg.")
    write("b.md", "Fine.")
    report = json.loads(mtlint("check", ".", "--output-format", "report").out)
    first, second = (file["signals"] for file in report["files"])
    assert first["source"]["languages"][0]["code"] == "de"
    assert first["score"]["machine"]["likelihood"] == 0.88
    assert second == {"score": {"per_1000_words": {}, "machine": None}}
    lines = mtlint("check", ".", "--output-format", "jsonl").out.splitlines()
    assert [json.loads(line).get("signals") for line in lines if "signals" in line] == [{}, {}]


def test_scores_in_workers_are_those_of_one_process(mtlint, write):
    """Files are scored where they are checked."""
    for n in range(4):
        write(f"{n}.md", "A lakh in Hamburg." * n)
    reports = [
        mtlint("check", ".", "--jobs", str(jobs), "--output-format", "report").out
        for jobs in (1, 2)
    ]
    assert reports[0] == reports[1]
    assert reports[0].count('"likelihood"') == 3
