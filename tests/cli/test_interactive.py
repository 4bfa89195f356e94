"""Asking about each fix."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from mtlint.cli.interactive import Asker
from mtlint.fixing.mend import mend
from mtlint.model import Applicability, Edit, Finding, Fix, Severity
from mtlint.report.base import Context
from mtlint.text.document import Document
from tests.cli.conftest import StubLinter

TERMINAL = SimpleNamespace(isatty=lambda: True)


@pytest.fixture
def mended(capsys):
    """Fixes a text with some answers; returns it and what was printed, questions included."""

    def run(text, *answers):
        left = list(answers)
        questions = []

        def ask(question):
            questions.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        asker = Asker(ask)
        rules = SimpleNamespace(summary=str, why=lambda _: "")
        asker.context = Context("0", str, rules)
        linter, document = StubLinter(), Document.from_text(text, path="a.md")
        result = mend(document, linter.check(document), linter.check, pick=asker)
        assert not left, "every answer was asked for"
        return result.document.source.text, capsys.readouterr().out, questions

    return run


def test_only_what_is_wanted_is_fixed(mended):
    """Yes, no, and what has no fix is not asked about."""
    text, out, questions = mended("teh lakh, meh teh", "y", "n", "1")
    assert text == "the lakh, meh the"
    assert len(questions) == 3
    assert "a.md:1:1: error typo/teh" in out
    assert questions[0] == "  y: fix it, n: leave it, s: skip this rule, q: quit? "
    assert "style/meh" not in out
    assert out.count("then Enter") == 1


def test_a_rule_can_be_skipped(mended):
    """It is not asked about again; others are."""
    assert mended("teh lakh teh lakh", "s", "y", "y")[0] == (
        "teh hundred thousand teh hundred thousand"
    )


@pytest.mark.parametrize("answers", [("y", "q"), ("y",)])
def test_quitting_keeps_what_was_wanted_before(mended, answers):
    """Also where the answers end."""
    assert mended("teh lakh teh", *answers)[0] == "the lakh teh"


def test_an_answer_that_is_none_is_asked_for_again(mended):
    """Nothing is done by mistake."""
    text, out, questions = mended("teh", "maybe", "7", "0", "", "Y")
    assert (text, len(questions)) == ("the", 5)
    assert "“maybe” is none of these" in out
    assert "type one of these first" in out


def test_without_a_terminal_nothing_is_asked(mtlint, write):
    """A script would wait for ever."""
    path = write("a.md", "teh")
    result = mtlint("fix", "--interactive")
    assert result.status == 2
    assert "--interactive asks on a terminal, and there is none" in result.err
    assert path.read_text() == "teh"


def test_each_of_several_repairs_can_be_chosen(capsys):
    """By its number; where none is better than the others there is no plain yes."""
    fixes = tuple(Fix((Edit(0, 1, new),), Applicability.UNSAFE, f"Use {new}") for new in "bc")
    found = Finding("a/b", 0, 1, "", Severity.WARNING, 1.0, fixes, preferred=False)
    answers = iter(["y", "2"])
    asker = Asker(lambda _: next(answers))
    asker.context = Context("0", str, SimpleNamespace(summary=str, why=lambda _: ""))
    (picked,) = asker(Document.from_text("a"), SimpleNamespace(findings=(found,)))
    assert picked.fix == fixes[1]
    assert "  1: Use b (unsafe)\n  2: Use c (unsafe)\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([], "interrupted; no file was changed"),
        (["y"], "interrupted; 1 file changed, 'mtlint undo' takes that back"),
        (["y", "y"], "interrupted; 2 files changed, 'mtlint undo' takes that back"),
    ],
)
def test_an_interrupt_says_what_is_written_already(mtlint, write, monkeypatch, answers, told):
    """A file is written when the last question about it is answered."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", "cache")
    texts = [write(f"{name}.md", "teh") for name in "abc"]
    left = list(answers)

    def ask(_):
        if not left:
            raise KeyboardInterrupt
        return left.pop()

    monkeypatch.setattr(Asker.__init__, "__defaults__", (ask,))
    terminals = SimpleNamespace(stdin=TERMINAL, stdout=TERMINAL)
    monkeypatch.setattr("mtlint.cli.fix_options.sys", terminals)
    result = mtlint("fix", "--interactive")
    assert result.status == 130
    assert result.err == f"mtlint: notice: {told}\n"
    fixed = [path.read_text() for path in texts]
    assert fixed == ["the"] * len(answers) + ["teh"] * (3 - len(answers))
