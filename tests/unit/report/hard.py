"""Text that is hard to point into, text that tries to break out of a format, and their results."""

from __future__ import annotations

import re

from mtlint.model import (
    Applicability,
    Edit,
    Evidence,
    Failure,
    Finding,
    Fix,
    Severity,
    Silenced,
)
from mtlint.report import reporter
from mtlint.report.base import Context, FileResult, Totals

# An emoji beyond the first plane, a joined one, a combining mark, CJK, a tab, U+2028, a mark inside
# the text; lines that end with LF, CRLF and CR alone. What is marked is found.
MARKED = (
    "😀 ⟦first⟧\te\u0301 ⟦second⟧\r\n"
    "漢字⟦third⟧\u2028⟦fourth⟧ 👩\u200d🚀\r"
    "after a lone CR: ⟦fifth⟧ \ufeff\n"
    "\t⟦sixth 😀\r\nand on⟧ e\u0301 ⟦seventh⟧\n"
    "⟦eighth\n⟧"
    "⟦ninth⟧"
)
TEXT = re.sub("[⟦⟧]", "", MARKED)


def spans():
    """The marked spans, read character by character."""
    found, at, start = [], 0, 0
    for char in MARKED:
        if char == "⟦":
            start = at
        elif char == "⟧":
            found.append((start, at))
        else:
            at += 1
    return found


# What each format has its own way to end, quote or command.
HOSTILE = (
    "]]> --> <!-- </failure> &lt; & \" ' %0A %25 %3B%5D %AZP25 100 % ::error::x\n"
    "::error file=a.md::pwned\r\n##vso[task.complete result=Failed;]\r##[error]; ] , : {}\n"
    "\0\b\x0b\x1b[31m\x7f\x85\u2028\ufffe\uffff\ud800\udcff 😀 end"
)


class Rules:
    """The texts of the rules in these tests."""

    def summary(self, rule_id):
        """What the rule finds."""
        return f"about {rule_id}"

    def why(self, rule_id):
        """The reason."""
        return {"test/third": "", "test/hostile": HOSTILE}.get(rule_id, f"why {rule_id}")


def _finding(number, start, end):
    name = TEXT[start:end].split()[0]
    severity = (Severity.ERROR, Severity.WARNING, Severity.INFO)[number % 3]
    edits = (Edit(start, end, f"«{name}\u0301 😀»"), Edit(end, end, "漢"))
    fixes = (
        Fix(edits, Applicability.SAFE, f"Replace {name}"),
        Fix((Edit(start, end, ""),), Applicability.UNSAFE, f"Delete {name}"),
        Fix((Edit(start, end, "shown"),), Applicability.DISPLAY, "only shown"),
    )
    evidence = (Evidence(0, 1, "the emoji"),) if number else ()
    message = f"found {name}"
    return Finding(f"test/{name}", start, end, message, severity, 0.9, fixes, number != 2, evidence)


FINDINGS = tuple(_finding(number, *span) for number, span in enumerate(spans()))
RESULT = FileResult("docs/a.md", "/base/docs/a.md", "markdown", 9, TEXT, FINDINGS, (), True)
CLEAN = FileResult("docs/b.md", "/base/docs/b.md", "markdown", 3)
BROKEN = FileResult(
    "c.md", "/base/c.md", failures=(Failure("c.md", "source", "not utf-8"),), readable=False
)
SILENCED = FileResult(
    "d.md", "/base/d.md", "markdown", 9, TEXT, FINDINGS[1:2], silenced=(
        Silenced(FINDINGS[0], "comment", "it is a quotation"), Silenced(FINDINGS[2], "baseline"),
    ),
)  # fmt: skip
_HOSTILE_FINDING = Finding(
    "test/hostile", 0, len(HOSTILE), HOSTILE, Severity.ERROR, 0.9,
    (Fix((Edit(0, 3, HOSTILE),), Applicability.SAFE, HOSTILE),),
    evidence=(Evidence(0, 1, HOSTILE), Evidence(1, 2, "")),
)  # fmt: skip
HOSTILE_RESULT = FileResult(
    HOSTILE, f"/base/{HOSTILE}", "plain", 1, HOSTILE, (_HOSTILE_FINDING,),
    (Failure(HOSTILE, "check", HOSTILE),),
    silenced=(Silenced(_HOSTILE_FINDING, "comment", HOSTILE),),
)  # fmt: skip


def rendered(name, *results, failures=(), **context):
    """What a format writes for some files."""
    parts, totals = [], Totals()
    made = reporter(name)(parts.append, Context("1.0", lambda: "abc", Rules(), **context))
    made.begin()
    for failure in failures:
        made.failure(failure)
    for result in results:
        totals.add(result)
        made.file(result)
    made.end(totals)
    return "".join(parts)


def walked(text, offset, *, ends=("\r\n", "\n", "\r"), measure=lambda _: 1):
    """Row and column from 1 of an offset, found by walking there one character after another."""
    row, column, at = 1, 1, 0
    while at < offset:
        end = next((end for end in ends if text.startswith(end, at)), None)
        if end and at + len(end) <= offset:
            row, column, at = row + 1, 1, at + len(end)
        else:
            column, at = column + measure(text[at]), at + 1
    return row, column


def applied(text, edits):
    """A text after edits, made from its end to its start."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
