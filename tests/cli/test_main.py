"""The console script: what is answered at once, and how a run can end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import mtlint
from mtlint.__main__ import main

ROOT = str(Path(mtlint.__file__).parent.parent)
NOT_FOR_A_CLEAN_FILE = [
    *("wordfreq", "langdetect", "ftfy", "spellchecker", "tomllib", "rich", "importlib.metadata"),
    *("pathspec", "json", "dataclasses", "concurrent.futures", "multiprocessing"),
]


def run_python(code, *, cwd, **options):
    """Run code in a Python of its own, with this checkout importable."""
    environment = {**os.environ, "PYTHONPATH": ROOT, **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False, **options,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["version"]])
def test_the_version_is_printed(arguments, capsys):
    """All three ways of asking give the same line."""
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"mtlint {mtlint.__version__}\n"


def test_the_version_is_answered_before_anything_is_imported(tmp_path):
    """Editors and hooks ask for it all the time."""
    code = (
        "import sys; from mtlint.__main__ import main; main(['--version']);"
        "print(sorted(m for m in sys.modules if m.startswith('mtlint')))"
    )
    done = run_python(code, cwd=tmp_path)
    assert done.stdout.splitlines()[1] == "['mtlint', 'mtlint.__main__']"


def test_a_clean_file_without_configuration_imports_little(tmp_path):
    """Start-up is short because what is not needed is not imported."""
    (tmp_path / "clean.md").write_text("Fine.\n")
    code = (
        "import sys; from mtlint.__main__ import main; status = main(['check', 'clean.md']);"
        f"print(status, [m for m in {NOT_FOR_A_CLEAN_FILE!r} if m in sys.modules])"
    )
    run_python(code, cwd=tmp_path)  # compiles the rules and remembers which plugins there are
    done = run_python(code, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "0 []", done.stderr


def piped(*arguments, folder, status=0):
    """What the program writes into a pipe, buffered as a user has it."""
    environment = {**os.environ, "PYTHONPATH": ROOT}
    environment.pop("PYTHONUNBUFFERED", None)
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout.decode()


def test_what_goes_into_a_pipe_is_whole(tmp_path):
    """The process leaves at once when it is done, and leaves nothing unwritten behind."""
    assert piped("-m", "mtlint", "--version", folder=tmp_path) == f"mtlint {mtlint.__version__}\n"
    listed = piped("-m", "mtlint", "rules", "--output-format", "json", folder=tmp_path)
    assert len(listed) > 1 << 17  # more than a pipe and a buffer hold
    assert {rule["id"] for rule in json.loads(listed)} >= {"spacing/before-comma"}


def test_what_was_written_before_an_error_is_not_lost(tmp_path):
    """A reader of the pipe has what was found before a bug ended the run."""
    code = (
        "import sys, mtlint.__main__ as m; m._run = lambda _: print('found') or 1 // 0;"
        "sys.argv = ['mtlint', 'check']; m.console()"
    )
    assert piped("-c", code, folder=tmp_path, status=2) == "found\n"


def test_a_profiler_sees_the_program_to_its_end(tmp_path):
    """It writes what it saw when the program ends."""
    piped("-m", "cProfile", "-o", "seen.prof", "-m", "mtlint", "--version", folder=tmp_path)
    assert (tmp_path / "seen.prof").stat().st_size > 0


def test_without_a_command_the_commands_are_listed(capsys):
    """Somebody who types only `mtlint` learns what it can do."""
    assert main([]) == 0
    out = capsys.readouterr().out
    for command in ("check", "test", "rules", "explain", "version"):
        assert f"\n  {command} " in out


def test_every_command_has_help(capsys):
    """`--help` ends with status 0."""
    for command in ("check", "init", "test", "rules", "explain", "completion", "version"):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0
        assert f"usage: mtlint {command}" in capsys.readouterr().out


def test_an_internal_error_is_one_line_with_a_hint(monkeypatch, capsys):
    """A bug in mtlint does not look like findings."""
    monkeypatch.setattr("mtlint.cli.parser.run_command", lambda _: 1 // 0)
    monkeypatch.delenv("MTLINT_DEBUG", raising=False)
    assert main(["check"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("mtlint: error: internal error: ZeroDivisionError")
    assert "MTLINT_DEBUG=1" in err
    assert err.count("\n") == 1


def test_the_traceback_of_an_internal_error_can_be_had(monkeypatch, capsys):
    """MTLINT_DEBUG=1 shows where it happened."""
    monkeypatch.setattr("mtlint.cli.parser.run_command", lambda _: 1 // 0)
    monkeypatch.setenv("MTLINT_DEBUG", "1")
    assert main(["check"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_run_ends_with_130(monkeypatch, capsys):
    """Ctrl-C is answered without a traceback."""

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("mtlint.cli.parser.run_command", interrupted)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_that_goes_away_is_no_complaint(tmp_path):
    """`mtlint rules | head -1` prints one line and nothing else."""
    code = (
        "import sys; from mtlint.__main__ import main; import mtlint.cli.parser as p;"
        "p.run_command = lambda _: [print('x' * 1000) for _ in range(10000)] and 0;"
        "sys.exit(main(['check']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": ROOT},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 128 + signal.SIGPIPE
    assert err == b""


def test_output_that_the_terminal_cannot_encode_is_escaped(tmp_path):
    """A terminal without Unicode shows escapes instead of a crash."""
    code = "from mtlint.report.output import _Standard;_Standard(for_people=True).write('“lakh”')"
    done = run_python(code, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert done.stdout == "\\u201clakh\\u201d"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_standard_output_that_is_full_is_one_line(tmp_path):
    """No hint at a bug, no word from Python at its end."""
    (tmp_path / "a.txt").write_text("A clean line.\n", encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            [sys.executable, "-m", "mtlint", "check", "a.txt"],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": ROOT},
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert process.returncode == 2
    expected = "mtlint: error: cannot write standard output: No space left on device\n"
    assert process.stderr == expected


@pytest.mark.parametrize("command", [["rules"], ["explain", "unit/lakh"]])
def test_rules_can_be_shown_where_unicode_cannot(tmp_path, command):
    """Typographic marks are escaped; what is for programs is UTF-8."""
    run = partial(
        subprocess.run,
        cwd=tmp_path, capture_output=True, check=True,
        env={**os.environ, "PYTHONPATH": ROOT, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert run([sys.executable, "-m", "mtlint", *command]).stdout.isascii()
    for_programs = run([sys.executable, "-m", "mtlint", *command, "--output-format", "json"])
    assert "“" in for_programs.stdout.decode()
    json.loads(for_programs.stdout)


@pytest.mark.skipif(os.name == "nt", reason="closes a stream as a POSIX shell does")
def test_a_closed_standard_output_is_no_fault(tmp_path):
    """Who wants the status alone may close it."""
    (tmp_path / "bad.txt").write_text("It cost 1 lakh.\n")
    command = [sys.executable, "-m", "mtlint", "check", "bad.txt"]
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *command],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": ROOT}, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, b"")
