"""Where reports go, and what stands in them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

TEXT = "One lakh.\nTwo lakh and teh end.\n"


def test_several_reports_are_written_at_once(mtlint, write, tmp_path):
    """One for people, two for programs."""
    write("a.md", TEXT)
    result = mtlint(
        "check", "a.md", "--output-format", "concise",
        "--output-format", "json=out.json", "--output-format", "report=report.json",
    )  # fmt: skip
    assert result.out.count("\n") == 3
    assert len(json.loads((tmp_path / "out.json").read_text())) == 3
    assert len(json.loads((tmp_path / "report.json").read_text())["files"]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "out.json", "report.json"]


def test_a_report_that_is_not_finished_leaves_the_old_one(mtlint, write, monkeypatch, tmp_path):
    """A file is written whole or not at all."""
    write("a.md", TEXT)
    write("out.json", "old")

    def broken(*_):
        raise RuntimeError("no more")

    monkeypatch.setattr("mtlint.report.json.all_records", broken)
    assert mtlint("check", "a.md", "--output-format", "json=out.json").status == 2
    assert (tmp_path / "out.json").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "out.json"]


def test_a_report_that_cannot_be_written_is_wrong_usage(mtlint, write, tmp_path):
    """The message names the file."""
    write("a.md", TEXT)
    result = mtlint(
        *("check", "a.md"),
        *("--output-format", "report=out.json", "--output-format", "json=none/out.json"),
    )
    assert result.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert "cannot write none/out.json: No such file or directory" in result.err


def test_a_pipe_or_a_device_is_written_to_and_stays(mtlint, write, tmp_path):
    """Nothing is ever put in the place of what is not a plain file."""
    write("a.md", TEXT)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    mtlint("check", "a.md", "--output-format", f"concise={pipe}")
    assert os.read(reader, 10_000).count(b"\n") == 3
    os.close(reader)
    assert pipe.is_fifo()


def test_a_folder_is_no_place_for_a_report(mtlint, write):
    """The message says so."""
    write("docs/a.md", TEXT)
    result = mtlint("check", "docs", "--output-format", "json=docs")
    assert result.status == 2
    assert "cannot write docs: Is a directory" in result.err


def test_a_link_stays_a_link(mtlint, write, tmp_path):
    """The file that it leads to gets the report, and keeps its permissions."""
    write("a.md", TEXT)
    write("real/out.json", "old").chmod(0o640)
    (tmp_path / "out.json").symlink_to("real/out.json")
    mtlint("check", "a.md", "--output-format", "json=out.json")
    assert (tmp_path / "out.json").is_symlink()
    assert len(json.loads((tmp_path / "real" / "out.json").read_text())) == 3
    assert (tmp_path / "real" / "out.json").stat().st_mode & 0o777 == 0o640


def test_json_is_an_array_with_positions_in_code_points(mtlint, write, tmp_path):
    """The shape that editors read: rows and columns from 1, ends exclusive, absolute names."""
    write("a.md", "\ufeff😀 é lakh\n")
    [finding] = json.loads(mtlint("check", "a.md", "--output-format", "json").out)
    assert finding["code"] == "unit/lakh"
    assert finding["family"] == "unit"
    assert finding["name"] == "The word lakh"
    assert finding["filename"] == str(tmp_path / "a.md")
    assert finding["location"] == {"row": 1, "column": 5}
    assert finding["end_location"] == {"row": 1, "column": 9}
    assert finding["span"] == {"start": 4, "end": 8}
    assert finding["url"] is None
    assert finding["fix"] == {
        "applicability": "safe",
        "message": "Replace with “hundred thousand”",
        "edits": [
            {
                "content": "hundred thousand",
                "location": {"row": 1, "column": 5},
                "end_location": {"row": 1, "column": 9},
                "span": {"start": 4, "end": 8},
            }
        ],
    }
    assert finding["suggestions"] == []


@pytest.mark.parametrize("text", ["", "Fine.\n"])
def test_json_of_a_clean_run_is_an_empty_array(mtlint, write, text):
    """A program can always read it."""
    write("a.md", text)
    assert mtlint("check", "a.md", "--output-format", "json").out == "[]\n"


def test_failures_do_not_stand_among_findings(mtlint, write):
    """A check that failed must not reach a baseline."""
    write("a.md", "One lakh boom.")
    findings = json.loads(mtlint("check", "a.md", "--output-format", "json").out)
    assert [finding["code"] for finding in findings] == ["unit/lakh"]


def test_json_lines_carry_findings_documents_and_errors(mtlint, write, tmp_path):
    """The document follows its findings; an unreadable file is an error and no document."""
    write("a.md", "One lakh.")
    write("b.md", b"caf\xe9")
    out = mtlint("check", "a.md", "b.md", "--output-format", "jsonl").out
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["type"] for line in lines] == ["finding", "document", "error"]
    assert lines[1] == {
        "type": "document", "path": str(tmp_path / "a.md"), "format": "markdown",
        "words": 2, "findings": 1, "signals": {},
    }  # fmt: skip
    assert lines[2]["path"] == str(tmp_path / "b.md")
    assert lines[2]["kind"] == "source"


def test_the_report_tells_about_the_whole_run(mtlint, write, tmp_path):
    """Which version and rules, what each file gave, what failed."""
    write("a.md", "One lakh.")
    write("b.md", "Fine.")
    out = mtlint("check", "a.md", "b.md", "c.md", "--output-format", "report").out
    report = json.loads(out)
    assert report["schema"] == 1
    assert report["ruleset"] == "0123456789abcdef"
    assert [len(file["findings"]) for file in report["files"]] == [1, 0]
    assert report["errors"] == [
        {"path": str(tmp_path / "c.md"), "kind": "file", "message": "no such file or directory"}
    ]


def test_colour_is_for_terminals_or_on_demand(mtlint, write, monkeypatch):
    """Captured output has none; --color always puts it in."""
    write("a.md", TEXT)
    assert "\x1b" not in mtlint("check", "a.md").out
    assert "\x1b[1;33mwarning\x1b[0m" in mtlint("check", "a.md", "--color", "always").out


def test_a_file_gets_no_colour(mtlint, write, tmp_path):
    """Colours are for the terminal, not for the file beside it."""
    write("a.md", TEXT)
    mtlint("check", "a.md", "--color", "always", "--output-format", "full=out.txt")
    assert "\x1b" not in (tmp_path / "out.txt").read_text()


def test_a_name_that_is_no_text_can_be_reported(mtlint, tmp_path):
    """Names are bytes; what cannot be decoded stands as an escape."""
    (tmp_path / "a\udcff.md").write_text("One lakh.")
    for name in ("full", "concise", "json", "jsonl", "report"):
        result = mtlint("check", ".", "--output-format", name)
        assert result.status == 1, result.err
        assert "\\udcff.md" in result.out.replace("\\\\", "\\")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_one_line(mtlint, write, tmp_path):
    """The message names what cannot be written; it is no bug of the program."""
    write("a.md", TEXT)
    result = mtlint("check", "a.md", "--output-format", "json=/dev/full")
    assert result.status == 2
    assert result.err == "mtlint: error: cannot write /dev/full: No space left on device\n"


def test_the_source_language_is_explained_when_asked_for(mtlint, write):
    """With evidence and its place, after the findings; a file that shows none says nothing."""
    write("a.md", "We met\nin Hamburg.\n")
    write("b.md", "We met.\n")
    result = mtlint("check", ".", "--explain-source", "--quiet")
    assert result.out == ("a.md: reads as if it came from German (88 %)\n  a.md:2:4: “Hamburg”\n\n")
    assert result.status == 0
    assert mtlint("check", ".", "--quiet").out == ""


def test_a_report_tells_the_source_language_unasked(mtlint, write):
    """It stands among the signals of the document."""
    write("a.md", "We met\nin Hamburg.\n")
    result = mtlint("check", "a.md", "--output-format", "report")
    (document,) = json.loads(result.out)["files"]
    assert document["signals"]["source"]["languages"][0]["code"] == "de"


@pytest.mark.parametrize("format_", ["full", "grouped", "concise"])
@pytest.mark.parametrize("name", ["::error file=a::b.md", " ::stop-commands::x.md"])
def test_no_file_name_is_a_command_to_github(mtlint, write, format_, name):
    """A line that begins with two colons would be one; the name is still that of the file."""
    write(name, "teh end")
    out = mtlint("check", name, "--output-format", format_).out
    assert f"./{name}:" in out
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())


def test_a_person_is_told_what_went_into_a_file(mtlint, write, monkeypatch):
    """Else a run that writes a page looks as if it had done nothing; a program is told nothing."""
    write("a.md", "One lakh.")
    assert mtlint("check", "--output-format", "html=report.html").err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    told = mtlint("check", "--output-format", "html=report.html").err
    assert told.startswith("mtlint: notice: 1 finding in 1 file (1 warning)")
    assert told.endswith("; 1 file checked; see report.html\n")
    assert mtlint("check", "-q", "--output-format", "html=report.html").err == ""
    both = mtlint("check", "--output-format", "html=report.html", "--output-format", "concise")
    assert both.err == ""
