"""The five pages the project began from, and what is found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtlint import Document, Linter

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def linter():
    """A linter with the default rules."""
    return Linter()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_gives_the_findings_recorded_beside_it(path, linter, recorded):
    """Each line was read by an editor's eye; a difference is shown line by line."""
    document = Document.from_text(path.read_bytes().decode())
    outcome = linter.check(document)
    assert not outcome.errors
    lines = [_line(document, finding) for finding in outcome.findings]
    recorded(path.with_suffix(".findings"), "\n".join(lines) + "\n")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_fixing_a_seed_twice_changes_nothing_more(path, linter):
    """The repaired page is stable, and its safe fixes leave nothing that a safe fix would mend."""
    once = linter.fix(path.read_bytes().decode())
    assert linter.fix(once) == once


def _line(document, finding):
    place = document.lines.position(finding.start)
    text = document.source.text[finding.start : finding.end]
    shown = text if len(text) <= 60 else f"{text[:40]}…{text[-15:]}"
    fixes = " or ".join(f"{_replaced(fix)} ({fix.applicability})" for fix in finding.fixes)
    return f"{place.row}:{place.column} {finding.rule} {shown!r} -> {fixes or 'no fix'}"


def _replaced(fix):
    return " … ".join(repr(edit.text) if edit.text else "delete" for edit in fix.edits)
