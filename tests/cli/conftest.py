"""The command line with a stand-in for the engine, so that these tests know what is found."""

from __future__ import annotations

import io
import os
import re
import sys
from types import SimpleNamespace

import pytest

from mtlint.__main__ import main
from mtlint.errors import CheckError
from mtlint.model import Applicability, Edit, Evidence, Finding, Fix, Severity
from mtlint.origin.model import Clue, Likely, Origin
from mtlint.score.model import Measured, Score

# A word in the text -> what is found there.
WORDS = {
    "lakh": ("unit/lakh", Severity.WARNING, "hundred thousand"),
    "teh": ("typo/teh", Severity.ERROR, "the"),
    "meh": ("style/meh", Severity.INFO, None),
}


class StubLinter:
    """Finds a few words; "boom" makes a check fail, "crash" the engine, "die" the process."""

    ruleset = SimpleNamespace(
        hash="0123456789abcdef",
        rules=[
            SimpleNamespace(
                id=rule, summary=f"The word {word}", why=f"{word} is a test word.", aliases=()
            )
            for word, (rule, _, _) in WORDS.items()
        ],
    )

    def check_all(self, documents):
        """What the words of each document give."""
        return map(self._check, documents)

    def check(self, document, gates=None):  # noqa: ARG002 - of a linter
        """What one document gives."""
        return self._check(document)

    def _check(self, document):
        text = document.source.text
        if "crash" in text:
            raise RuntimeError("the engine crashed")
        if "die" in text:
            os._exit(7)
        found = re.finditer(r"lakh|teh|meh", text)
        errors = [CheckError("unit/lakh: the check failed")] if "boom" in text else []
        return SimpleNamespace(
            findings=tuple(_finding(match, text) for match in found),
            errors=tuple(errors),
            silenced=(),
            gates=frozenset(),
        )

    def origin(self, document, _):
        """A text that speaks of Hamburg came from German."""
        at = document.source.text.find("Hamburg")
        if at < 0:
            return Origin()
        return Origin((Likely("de", "German", 0.876),), (Clue(at, at + 7, "“Hamburg”"),))

    def score(self, document, outcome, origin):
        """A text that speaks of Hamburg reads like unedited machine translation."""
        densities = {found.family: 1_000 / document.words for found in outcome.findings}
        if not origin.languages:
            return Score(document.words, densities)
        return Score(
            document.words, densities, origin.languages, 0.876, (), Measured(0.8, 99, "German")
        )


def _finding(match, text):
    rule, severity, replacement = WORDS[match[0]]
    start, end = match.span()
    fixes = ()
    if replacement is not None:
        edit = Edit(start, end, replacement)
        fixes = (Fix((edit,), Applicability.SAFE, f"Replace with “{replacement}”"),)
    first = text.index(match[0])
    evidence = (Evidence(first, first + 1, "first one"),) if first != start else ()
    return Finding(rule, start, end, f"found “{match[0]}”", severity, 0.9, fixes, True, evidence)


class Result:
    """What a run of the command gave."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def mtlint(tmp_path, monkeypatch, capsys):
    """Runs the command in an empty folder and returns status, output and messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MTLINT_DEBUG", raising=False)
    for module in ("mtlint.cli.session", "mtlint.workers"):
        monkeypatch.setattr(f"{module}.make_linter", lambda *_, **__: StubLinter())

    def run(*arguments, stdin=None):
        if stdin is not None:
            data = stdin if isinstance(stdin, bytes) else stdin.encode()
            monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return run


@pytest.fixture
def write(tmp_path):
    """Writes a file below the folder of the test and returns its path."""

    def write(name, content=""):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
