"""`mtlint completion`: the scripts, in the shells that this machine has."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mtlint.__main__ import main

ROOT = Path(__file__).parents[2]
PATIENCE = 20  # seconds; two cores may have much else to do

needs = {
    shell: pytest.mark.skipif(shutil.which(shell) is None, reason=f"there is no {shell}")
    for shell in ("bash", "zsh", "fish")
}

# What is typed -> what is offered, among other things, and what is not.
CASES = [
    ("mtlint che", {"check"}, {"rules"}),
    ("mtlint check --output-f", {"--output-format"}, {"--select"}),
    ("mtlint check --output-format ", {"concise", "jsonl"}, {"check"}),
    ("mtlint check --format m", {"markdown"}, {"html"}),
    ("mtlint check --fail-on ", {"error", "warning", "info"}, {"check"}),
    ("mtlint check ne", {"news/"}, {"other.md"}),
    ("mtlint check --select unit/la", {"unit/lakh", "unit/lakhs-of"}, {"unit/crores-of"}),
    ("mtlint check --ignore name,unit/lakh-", {"name,unit/lakh-vague"}, {"name,unit/lakh"}),
    ("mtlint explain unit/lakh-", {"unit/lakh-vague"}, {"unit/lakh"}),
    ("mtlint completion ", {"bash", "zsh", "fish"}, {"check"}),
]


@pytest.fixture
def folder(tmp_path, monkeypatch, capsys):
    """A folder with content, an `mtlint` to be found, and the scripts."""
    here = tmp_path / "here"
    (here / "news").mkdir(parents=True)
    (here / "other.md").write_text("A page.\n")
    program = tmp_path / "bin" / "mtlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mtlint "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "ZDOTDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    for shell in needs:
        assert main(["completion", shell]) == 0
        name = "_mtlint" if shell == "zsh" else f"script.{shell}"
        (tmp_path / name).write_text(capsys.readouterr().out)
    monkeypatch.chdir(here)
    return here


def run(*command):
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def without_slash(names):
    """Some shells show a folder without its slash."""
    return {name.rstrip("/") for name in names}


@needs["bash"]
@pytest.mark.parametrize(("typed", "offered", "not_offered"), CASES)
def test_bash_completes(folder, typed, offered, not_offered):
    """The function that bash calls is called as bash does it."""
    words = typed.split(" ")
    array = " ".join(f"'{word}'" for word in words)
    code = (
        f"source ../script.bash; COMP_WORDS=({array}); COMP_CWORD={len(words) - 1};"
        '_shtab_mtlint; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    found = without_slash(run("bash", "-c", code).split())
    assert without_slash(offered) <= found
    assert not found & not_offered


@needs["fish"]
@pytest.mark.parametrize(("typed", "offered", "not_offered"), CASES)
def test_fish_completes(folder, typed, offered, not_offered):
    """It can be asked what it would offer."""
    listed = run("fish", "-c", f"source ../script.fish; complete -C '{typed}'")
    found = without_slash(line.split("\t")[0] for line in listed.splitlines())
    assert without_slash(offered) <= found
    assert not found & not_offered


@needs["zsh"]
@pytest.mark.parametrize(("typed", "offered", "not_offered"), CASES)
def test_zsh_completes(folder, typed, offered, not_offered):
    """It completes on a terminal only: it is typed, and the screen is read."""
    screen = on_terminal(
        ["zsh", "-f", "-i"],
        "fpath=(.. $fpath); autoload -U compinit; compinit -u -D; LISTMAX=9999; PS1='re''ady>'\n",
        f"{typed}\x04",  # control-D lists what Tab would choose from
    )
    found = without_slash(re.findall(r"[\w/.-]+", screen))
    # Of a list it shows the part behind the last comma.
    assert {name.rpartition(",")[2] for name in without_slash(offered)} <= found
    assert not found & {name.rpartition(",")[2] for name in not_offered}


def on_terminal(command, setup, typed):
    """What a program shows on a terminal after something was typed."""
    import pty  # not on every system

    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "dumb"
        os.execvp(command[0], command)  # noqa: S606
    try:
        os.write(terminal, setup.encode())
        read_until(terminal, "ready>")
        os.write(terminal, typed.encode())
        shown = read_until(terminal, "ready>")
    finally:
        os.close(terminal)
        os.kill(child, 9)
        os.waitpid(child, 0)
    return shown.partition("\n")[2].partition("ready>")[0]  # between the two lines that are typed


def read_until(terminal, sign):
    """What comes until the sign has come."""
    shown = ""
    end = time.monotonic() + PATIENCE
    while sign not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 65536).decode(errors="replace")
    return shown
