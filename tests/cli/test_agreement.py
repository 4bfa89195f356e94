"""Whoever asks, and however it is run, the same is found and the same is fixed: on real pages."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtlint.__main__ import main
from mtlint.engine import lint
from mtlint.formats import format_of
from mtlint.ruleset.ruleset import Ruleset
from mtlint.text.document import Document
from tests.unit import real
from tests.unit.building import default_linter

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of real pages with faults, in every format."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name, text in real.pages(faulty=True).items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def texts(folder):
    """File name -> what it holds."""
    return {path.name: path.read_bytes().decode() for path in sorted(folder.iterdir())}


def run(*arguments, **variables):
    """Run the program by itself: its output."""
    command = [sys.executable, "-m", "mtlint", *arguments, "--isolated"]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_the_command_the_filter_the_library_and_patch_make_the_same_fixes(folder, monkeypatch):
    """Byte for byte, in every format."""
    if shutil.which("patch") is None:
        pytest.skip("there is no patch here")
    before = texts(folder)
    filtered = {name: through_the_filter(name, text, monkeypatch) for name, text in before.items()}
    diff = run("fix", "--diff")
    assert texts(folder) == before
    run("fix")
    fixed = texts(folder)
    for name, text in before.items():
        assert fixed[name] == filtered[name] == default_linter().fix(text, format_of(name)), name
        assert fixed[name] != text
        (folder / name).write_bytes(text.encode())
    subprocess.run(["patch", "-p0", "-s", "--binary"], input=diff, check=True)
    assert texts(folder) == fixed


def through_the_filter(name, text, monkeypatch):
    """What `mtlint fix -` prints."""
    out = io.BytesIO()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
        patched.setattr(sys, "stdout", io.TextIOWrapper(out))
        assert main(["fix", "-", "--stdin-filename", name, "--isolated"]) == 0
        return out.getvalue().decode()


def test_neither_workers_nor_the_hash_seed_show(folder):
    """In what is found, in what is fixed and in what is told of it."""
    before = texts(folder)
    made = []
    for jobs, seed in (("1", "0"), ("3", "4711")):
        shared = "--no-cache", "--jobs", jobs
        found = run("check", *shared, "--output-format", "jsonl", PYTHONHASHSEED=seed)
        told = run("fix", *shared, "--unsafe-fixes", "--show-fixes", PYTHONHASHSEED=seed)
        made.append((found, told, texts(folder)))
        for name, text in before.items():
            (folder / name).write_bytes(text.encode())
    assert made[0] == made[1]
    assert made[0][0].count(b'"type":"finding"') > 100


def test_the_order_of_rules_does_not_show(folder):
    """Whichever rule is asked first."""
    linter = default_linter()
    shuffled = list(linter.ruleset.rules)
    random.Random(7).shuffle(shuffled)
    other = Ruleset(shuffled, linter.ruleset._modules, known=linter.ruleset.known)
    for name, text in texts(folder).items():
        document = Document.from_text(text, format_of(name))
        assert lint(document, other).findings == linter.check(document).findings, name


def test_a_fresh_baseline_leaves_nothing(folder):
    """In any format; one more fault is found all the same."""
    run("check", "--add-baseline", "--baseline", "b.json", "--exit-zero")
    known = "check", "--baseline", "b.json", "--output-format", "concise"
    assert run(*known) == b""
    for name in ("README.md", "page.html", "page.mdx", "000_6480f91ceefd7faf.txt"):
        with (folder / name).open("a") as file:
            file.write("\n\nThey came from from afar.\n")
    assert run(*known).count(b"duplicate/word") == 4


def test_standard_input_and_the_library_find_what_the_command_finds(folder, monkeypatch, capsys):
    """With the same places."""
    for name, text in texts(folder).items():
        path = folder / name
        main(["check", "--isolated", "--output-format", "concise", name])
        of_file = capsys.readouterr().out
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(path.read_bytes())))
        main(["check", "--isolated", "--output-format", "concise", "-", "--stdin-filename", name])
        assert capsys.readouterr().out == of_file
        lines = Document.from_text(text).lines
        found = default_linter().lint(text, format_of(name))
        places = [lines.position(finding.start) for finding in found]
        assert [line.split(" ")[:2] for line in of_file.splitlines()] == [
            [f"{name}:{at.row}:{at.column}:", finding.rule]
            for finding, at in zip(found, places, strict=True)
        ]
