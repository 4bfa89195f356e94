"""Fixing one document: a pass of fixes, linted again, until nothing changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import FixError
from mtlint.fixing.apply import apply, choose
from mtlint.fixing.guard import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtlint.engine import Outcome
    from mtlint.model import Edit, Finding
    from mtlint.text.document import Document

    Check = Callable[[Document, frozenset[str] | None], Outcome]
    Pick = Callable[[Document, Outcome], Sequence[Finding]]

# More than nearly any text needs. Where a finding about a whole page hides those in it, a pass
# brings out some of them, and a few can be left over.
MOST_PASSES = 10

_OWN = "silence"  # the family about comments for mtlint itself


class Mended(msgspec.Struct, frozen=True):
    """A document after its fixes.

    Attributes:
        document: with the repaired text; the one that was given if there was nothing to fix.
        outcome: what that document gives, with the gates of the text as first read.
        fixed: the findings whose fixes were made, with their spans in the repaired text.
    """

    document: Document
    outcome: Outcome
    fixed: tuple[Finding, ...] = ()


def mend(
    document: Document,
    outcome: Outcome,
    check: Check,
    *,
    unsafe: bool = False,
    pick: Pick | None = None,
) -> Mended:
    """The document after repeated fixing and linting, until nothing changes or ten passes are over.

    Args:
        document: as first read.
        outcome: what it gave; its gates hold for every pass, and so do those that fixes open.
        check: lints a document with gates, as `Linter.check` does.
        unsafe: whether unsafe fixes are made too.
        pick: says which findings are fixed, by the first of their fixes, in place of `unsafe`;
            none of these may overlap.

    Raises:
        FixError: fixes undo or feed each other, or would change what is not prose.
    """
    fixed: list[Finding] = []
    passes: list[tuple[str, set[str]]] = []  # the text before each pass, and the rules in it
    pick = pick or partial(_pick, unsafe=unsafe)
    while len(passes) < MOST_PASSES:
        made = _effective(document, pick(document, outcome))
        if passes and not made:
            outcome = _with_new_gates(document, outcome, check)
            made = _effective(document, pick(document, outcome))
        if not made:
            break
        # Comments for mtlint itself are no prose: they are mended in a pass of their own.
        own = [finding for finding in made if finding.family == _OWN]
        made = own or made
        text = document.source.text
        passes.append((text, {finding.rule for finding in made}))
        repaired = _repaired(document, made)
        _no_cycle(repaired.source.text, passes)
        if not own:
            _same_format(document, repaired, made)
        if len(passes) == MOST_PASSES:
            _no_feeding(made, fixed)
        edits = _edits(made)
        fixed = [_moved(finding, edits) for finding in [*fixed, *made]]
        document, outcome = repaired, check(repaired, outcome.gates)
    return Mended(document, outcome, tuple(sorted(fixed, key=lambda f: (f.start, f.end, f.rule))))


def _with_new_gates(document: Document, outcome: Outcome, check: Check) -> Outcome:
    """What a repaired text gives with the gates that it opens besides those that hold.

    A gate that was open stays so, or the fixes of a pass would shut it; one that a repair opens
    would be found open by the next run.
    """
    opened = check(document, None).gates - outcome.gates
    return check(document, outcome.gates | opened) if opened else outcome


def _pick(_: Document, outcome: Outcome, *, unsafe: bool) -> list[Finding]:
    """The findings whose fixes are made in the next pass."""
    chosen = {id(fix) for fix in choose(outcome.findings, unsafe=unsafe)}
    return [finding for finding in outcome.findings if id(finding.fix) in chosen]


def _effective(document: Document, made: Sequence[Finding]) -> list[Finding]:
    """Those whose fixes change something."""
    text = document.source.text
    return [f for f in made if any(text[e.start : e.end] != e.text for e in _edits([f]))]


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    edits = (edit for f in findings if f.fix for edit in f.fix.edits)
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


def _repaired(document: Document, made: Sequence[Finding]) -> Document:
    text = apply(document.source.text, [f.fix for f in made if f.fix])
    return document.with_text(text, _edits(made))


def _no_cycle(text: str, passes: Sequence[tuple[str, set[str]]]) -> None:
    since = next((at for at, (before, _) in enumerate(passes) if before == text), None)
    if since is not None:
        rules = _names(set().union(*(rules for _, rules in passes[since:])))
        raise FixError(f"the fixes of {rules} undo each other; not fixed")


def _no_feeding(made: Sequence[Finding], fixed: Sequence[Finding]) -> None:
    """Make sure that the last pass is not still at work on what earlier passes have put there."""
    again = {f.rule for f in made if any(f.start <= g.end and g.start <= f.end for g in fixed)}
    if again:
        rules = _names(again)
        raise FixError(f"still changing after {MOST_PASSES} passes, by {rules}; not fixed")


def _same_format(before: Document, after: Document, made: Sequence[Finding]) -> None:
    """Make sure that what is not prose is as it was.

    Raises:
        FixError: it is not; names the rules whose fixes did it.
    """
    changed = differences(before, after, _edits(made))
    if not changed:
        return
    alone = [f for f in made if differences(before, _repaired(before, [f]), _edits([f]))]
    rules = _names({finding.rule for finding in alone or made})
    raise FixError(f"the fixes of {rules} would {changed}; not fixed")


def _names(rules: Iterable[str]) -> str:
    *others, last = sorted(rules)
    return f"{', '.join(others)} and {last}" if others else last


def _moved(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """A finding with its span where it is after some edits; its fixes are made, and go."""
    start, end = _offset(finding.start, edits), _offset(finding.end, edits, after=True)
    return msgspec.structs.replace(
        finding, start=start, end=max(start, end), fixes=finding.fixes[:1], evidence=()
    )


def _offset(offset: int, edits: Sequence[Edit], *, after: bool = False) -> int:
    """Where an offset is after some ascending edits; inside one, before or after its text."""
    shift = 0
    for edit in edits:
        if edit.end > offset or (edit.end == offset and not after):
            if edit.start < offset:
                return edit.start + shift + (len(edit.text) if after else 0)
            break
        shift += len(edit.text) - (edit.end - edit.start)
    return offset + shift
