"""`mtlint check`: statuses, inputs and messages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        ("All is well.", [], 0),
        ("One lakh.", [], 1),
        ("One lakh, two lakh, three lakh.", [], 1),
        ("One lakh.", ["--exit-zero"], 0),
        ("One lakh.", ["--fail-on", "error"], 0),
        ("And teh end.", ["--fail-on", "error"], 1),
        ("It is meh.", [], 0),
        ("It is meh.", ["--fail-on", "info"], 1),
    ],
)
def test_the_status_says_whether_anything_reaches_fail_on(mtlint, write, text, options, status):
    """0 is nothing at or above --fail-on, 1 is findings, and it is never a count."""
    write("a.md", text)
    assert mtlint("check", "a.md", *options).status == status


def test_an_info_finding_is_printed_although_it_does_not_fail(mtlint, write):
    """What does not fail the run is shown all the same."""
    write("a.md", "It is meh.")
    assert "style/meh" in mtlint("check", "a.md").out


def test_a_problem_wins_over_findings(mtlint, write):
    """Status 2 stands although there are findings as well, and --exit-zero does not hide it."""
    write("a.md", "One lakh.")
    write("c.md", b"caf\xe9")
    result = mtlint("check", "a.md", "c.md", "--exit-zero")
    assert result.status == 2
    assert "unit/lakh" in result.out
    assert "mtlint: error: c.md: not utf-8" in result.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"caf\xe9", "not utf-8: byte 0xe9 at offset 3, line 1"),
        (b"\x7fELF\x00\x01\x02", "binary file"),
    ],
)
def test_a_file_that_is_no_text_is_one_clear_error(mtlint, write, content, message):
    """Undecodable and binary files are told by name, and the run ends with 2."""
    write("a.md", content)
    result = mtlint("check", "a.md")
    assert result.status == 2
    assert result.err.startswith("mtlint: error: a.md: ")
    assert message in result.err
    assert result.err.count("\n") == 1


def test_an_empty_file_is_clean(mtlint, write):
    """Nothing is found in nothing."""
    write("a.md")
    result = mtlint("check", "a.md")
    assert (result.status, result.out) == (0, "nothing found; 1 file checked\n")


def test_a_configured_encoding_is_used(mtlint, write):
    """A file that is not UTF-8 is read as the configuration says."""
    write("mtlint.toml", 'encoding = "latin-1"')
    write("a.md", b"caf\xe9 lakh")
    result = mtlint("check", "a.md", "--output-format", "concise")
    assert result.out == "a.md:1:6: unit/lakh found “lakh”\n"


def test_a_named_file_that_is_missing_is_a_problem(mtlint):
    """A name that does not exist is not passed over."""
    result = mtlint("check", "missing.md")
    assert result.status == 2
    assert "mtlint: error: missing.md: no such file or directory" in result.err


def test_a_file_that_vanishes_during_the_run_is_a_problem(mtlint, write, monkeypatch):
    """It was there when the folder was walked; the others are checked."""
    write("a.md", "One lakh.")
    gone = write("b.md", "One lakh.")
    from mtlint.run import Checker

    whole = Checker.check

    def check(self, task):
        gone.unlink(missing_ok=True)
        return whole(self, task)

    monkeypatch.setattr(Checker, "check", check)
    result = mtlint("check", ".")
    assert result.status == 2
    assert "a.md:1:5" in result.out
    assert "b.md: the file is gone" in result.err


def test_a_large_file_is_a_notice_when_walked_and_a_problem_when_named(mtlint, write):
    """Nobody asked for this very file in a walk; somebody did when it is named."""
    write("mtlint.toml", "max-file-size = 10")
    write("a.md", "One lakh of words.")
    walked, named = mtlint("check", "."), mtlint("check", "a.md")
    assert (walked.status, named.status) == (0, 2)
    assert "notice: a.md: 18 bytes is above max-file-size (10 bytes); left out" in walked.err
    assert "error: a.md: 18 bytes is above max-file-size (10 bytes); not checked" in named.err


def test_a_check_that_fails_is_an_error_and_the_findings_stay(mtlint, write):
    """The message names the file and the rule."""
    write("a.md", "One lakh boom.")
    result = mtlint("check", "a.md")
    assert result.status == 2
    assert "a.md:1:5" in result.out
    assert result.err == "mtlint: error: a.md: unit/lakh: the check failed\n"


def test_a_crash_on_one_file_leaves_the_others(mtlint, write):
    """An internal error is told for its file, and the run goes on."""
    write("a.md", "crash")
    write("b.md", "One lakh.")
    result = mtlint("check", "a.md", "b.md")
    assert result.status == 2
    assert "b.md:1:5" in result.out
    assert "a.md: internal error: RuntimeError: the engine crashed" in result.err


def test_standard_input_has_the_name_it_is_given(mtlint):
    """Editors send a buffer with the name of its file."""
    given = mtlint(
        "check",
        "-",
        "--stdin-filename",
        "docs/a.md",
        "--output-format",
        "concise",
        stdin="One lakh.",
    )
    nameless = mtlint("check", "-", "--output-format", "concise", stdin="One lakh.")
    assert given.out == "docs/a.md:1:5: unit/lakh found “lakh”\n"
    assert nameless.out == "<stdin>:1:5: unit/lakh found “lakh”\n"


def test_an_excluded_name_of_standard_input_is_not_checked(mtlint, write):
    """An editor gets nothing for a file that the project leaves out."""
    write("mtlint.toml", 'exclude = ["vendor/"]')
    result = mtlint(
        "check",
        "-",
        "--stdin-filename",
        "vendor/a.md",
        "--output-format",
        "json",
        stdin="One lakh.",
    )
    assert (result.status, result.out) == (0, "[]\n")


def test_excludes_hold_for_named_files_only_when_forced(mtlint, write):
    """A hook names every file; a person who names one means it."""
    write("vendor/a.md", "One lakh.")
    named = mtlint("check", "vendor/a.md", "--exclude", "vendor")
    forced = mtlint("check", "vendor/a.md", "--exclude", "vendor", "--force-exclude")
    assert (named.status, forced.status) == (1, 0)


def test_files_come_in_the_order_of_their_paths(mtlint, write):
    """Neither the order of names nor of the folder changes the output."""
    for name in ("b.md", "a/z.md", "a/b.md", "c.txt"):
        write(name, "One lakh.")
    out = mtlint("check", "c.txt", "b.md", "a", "--output-format", "concise").out
    assert [line.split(":")[0] for line in out.splitlines()] == [
        "a/b.md", "a/z.md", "b.md", "c.txt",
    ]  # fmt: skip


def test_nothing_to_check_is_mentioned(mtlint):
    """An empty folder is clean, but the user hears that nothing was read."""
    result = mtlint("check", ".")
    assert result.status == 0
    assert "mtlint: notice: no files to check in ." in result.err


def test_quiet_leaves_only_findings(mtlint, write):
    """No summary, no notices."""
    write("a.md", "Fine.")
    assert mtlint("check", "-q", "a.md").out == ""
    assert mtlint("check", "-q", "--exclude", "*", ".").err == ""


def test_statistics_count_rules_and_families(mtlint, write):
    """The commonest come first, after the findings."""
    write("a.md", "A lakh, a lakh and teh end.")
    out = mtlint("check", "a.md", "--statistics", "--output-format", "concise").out
    assert out.splitlines()[3:] == [
        "findings by rule",
        "       2  unit/lakh  The word lakh",
        "       1  typo/teh   The word teh",
        "findings by family",
        "       2  unit",
        "       1  typo",
        "how far documents read like unedited machine translation",
        "       -  a.md  285.7 findings in 1,000 words: unit 142.9, typo 142.9",
    ]


def test_statistics_do_not_disturb_a_program_that_reads(mtlint, write):
    """With a format for programs on standard output, counts go to standard error."""
    write("a.md", "A lakh.")
    result = mtlint("check", "a.md", "--statistics", "--output-format", "json")
    assert result.out.endswith("]\n")
    assert "findings by rule" in result.err


def test_settings_are_shown_with_where_they_come_from(mtlint, write):
    """Each value names its file, the command line, or the default."""
    config = write(
        "mtlint.toml", 'ignore = ["unit"]\n[per-file-overrides."*.md"]\nfail-on = "error"'
    )
    out = mtlint(
        "check", "a.md", "--show-settings", "--ignore", "name", "--min-confidence", "0.5"
    ).out
    lines = {line.split()[0]: " ".join(line.split()) for line in out.splitlines()[1:]}
    assert lines["ignore"] == f'ignore = ["unit","name"] ({config} and command line)'
    assert lines["min-confidence"] == "min-confidence = 0.5 (command line)"
    assert lines["fail-on"] == f'fail-on = "error" ({config}, per-file-overrides."*.md")'
    assert lines["select"] == "select = default rules (default)"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "unknown command 'chek'; did you mean 'check'?"),
        (["frobnicate"], "unknown command 'frobnicate'; commands are check, "),
        (["--quiet", "check"], "unknown option '--quiet' before a command"),
        (["check", "--selekt", "x"], "unknown option '--selekt'; did you mean '--select'?"),
        (
            ["check", "--output-format", "jsno"],
            "unknown output format 'jsno'; did you mean 'json'?",
        ),
        (["check", "--output-format", "json="], "the file has no name"),
        (["check", "--output-format", "json", "--output-format", "full"], "two output formats for"),
        (["check", "--format", "markdwon"], "unknown format 'markdwon'; did you mean 'markdown'?"),
        (["check", "--jobs", "many"], "--jobs many: neither 'auto' nor a number above 0"),
        (["check", "--jobs", "0"], "--jobs 0: neither"),
        (["check", "--fail-on", "sometimes"], "it is error, warning or info"),
        (["check", "--min-confidence", "2"], "command line: min-confidence: expected"),
        (["check", "--min-confidence", "x"], "invalid float value: 'x'"),
        (["check", "--config", "none.toml"], "none.toml: cannot be read"),
        (["check", "--config", "x", "--isolated"], "give one of them"),
        (["check", "--exclude", "!"], "command line: exclude: '!' is no pattern for paths"),
        (["rules", "surplus"], "unexpected argument 'surplus'"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(mtlint, arguments, message):
    """The message says what is wrong, and what may have been meant."""
    result = mtlint(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith("mtlint: error: ")
    assert result.err.count("\n") == 1
    assert message in result.err


def test_a_path_in_the_place_of_a_command_is_understood(mtlint, write):
    """Who forgets the command is told it."""
    write("a.md")
    assert "did you mean 'mtlint check a.md'?" in mtlint("a.md").err


def test_options_may_stand_among_paths(mtlint, write):
    """`mtlint check a --quiet b` checks both."""
    write("a.md", "One lakh.")
    write("b.md", "One lakh.")
    out = mtlint("check", "a.md", "-q", "b.md", "--output-format", "concise").out
    assert out.count("\n") == 2


def test_paths_after_two_hyphens_may_begin_with_one(mtlint, write):
    """A file called --quiet.md can be checked."""
    write("--quiet.md", "One lakh.")
    out = mtlint("check", "--output-format", "concise", "--", "--quiet.md").out
    assert out == "--quiet.md:1:5: unit/lakh found “lakh”\n"


def test_a_mistake_in_the_configuration_is_status_2(mtlint, write):
    """The message names file, key and the likely key."""
    config = write("mtlint.toml", 'igmore = ["unit"]')
    write("a.md", "Fine.")
    result = mtlint("check", "a.md")
    assert result.status == 2
    assert result.err == (
        f"mtlint: error: {config}: unknown key 'igmore'; did you mean 'ignore'?\n"
    )


def test_formats_of_the_configuration_and_of_the_command_line_decide(mtlint, write):
    """A glob names a format; --format has the last word."""
    write("mtlint.toml", '[formats]\n"*.in" = "html"')
    write("a.in", "<p>One lakh</p>")
    as_configured = mtlint("check", "a.in", "--output-format", "jsonl").out
    as_told = mtlint("check", "a.in", "--format", "plain", "--output-format", "jsonl").out
    assert '"format":"html"' in as_configured
    assert '"format":"plain"' in as_told


def test_plugins_are_not_run_unless_allowed(tmp_path, monkeypatch, capsys):
    """A repository cannot make mtlint run its code by its configuration."""
    from mtlint.__main__ import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtlint.toml").write_text('plugins = ["evil"]')
    (tmp_path / "evil.py").write_text("raise SystemExit('ran')")
    assert main(["check", "."]) == 2
    assert "names plugins (evil); pass --allow-plugins" in capsys.readouterr().err


def test_a_device_without_end_is_a_problem(mtlint):
    """No more of it is read than a file may hold."""
    result = mtlint("check", "/dev/zero")
    assert result.status == 2
    assert "error: /dev/zero: holds more than max-file-size (20,000,000 bytes)" in result.err


def test_selecting_nothing_is_wrong_usage(mtlint, write):
    """A variable that is empty must not look like a clean run."""
    write("a.md", "One lakh of words.")
    result = mtlint("check", "a.md", "--select", "")
    assert result.status == 2
    assert "--select names no rule" in result.err
