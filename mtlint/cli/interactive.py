"""Asking about each fix on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mtlint.fixing.apply import without_overlaps
from mtlint.model import Applicability
from mtlint.paths import printable
from mtlint.report.base import FileResult
from mtlint.report.cells import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.engine import Outcome
    from mtlint.model import Finding, Fix
    from mtlint.report.base import Context
    from mtlint.text.document import Document


class Asker:
    """Picks the fixes that somebody wants; what was refused is not asked again.

    Args:
        ask: prints a question and returns the answer; raises EOFError when there is none.

    Attributes:
        context: how findings are shown.
    """

    context: Context

    def __init__(self, ask: Callable[[str], str] = input) -> None:
        self._ask = ask
        self._skipped: set[str] = set()  # rules
        self._refused: set[tuple[str, str, str]] = set()  # path, rule and words
        self._has_quit = False
        self._has_told_how = False

    def __call__(self, document: Document, outcome: Outcome) -> list[Finding]:
        """The findings to fix now, each with the chosen fix alone; none overlap."""
        picked: list[Finding] = []
        # In a later pass the same words may stand elsewhere, but a "no" to them was a "no".
        before = frozenset(self._refused)
        for finding in outcome.findings:
            words = document.source.text[finding.start : finding.end]
            name = (document.path, finding.rule, words)
            if self._has_quit or finding.rule in self._skipped or name in before:
                continue
            offers = [fix for fix in finding.fixes if _is_free(fix, picked)]
            if not offers:
                continue
            fix = self._choice(document, finding, offers)
            if fix is None:
                self._refused.add(name)
            else:
                picked.append(replace(finding, fixes=(fix,), preferred=True))
        return picked

    def _choice(self, document: Document, finding: Finding, offers: list[Fix]) -> Fix | None:
        """The fix that is wanted, if any."""
        self._show(document, finding)
        has_best = finding.fix in offers
        for number, fix in enumerate(offers, 1):
            if not has_best or len(offers) > 1:
                print(f"  {number}: {fix.message} ({fix.applicability})")
        if not self._has_told_how:
            print("  Answer with a letter or a number, then Enter.")
            self._has_told_how = True
        while True:
            answer = self._answer(_question(offers, has_best=has_best))
            if answer == "y" and has_best:
                return offers[0]
            if answer.isdecimal() and 1 <= int(answer) <= len(offers):
                return offers[int(answer) - 1]
            if answer in ("n", "s", "q"):
                self._has_quit |= answer == "q"
                if answer == "s":
                    self._skipped.add(finding.rule)
                return None
            print(
                f"  “{visible(answer)}” is none of these" if answer else "  type one of these first"
            )

    def _answer(self, question: str) -> str:
        try:
            return self._ask(question).strip().lower()
        except EOFError:
            return "q"
        finally:
            print()  # what is said of it begins on a line of its own, after an interrupt, too

    def _show(self, document: Document, finding: Finding) -> None:
        from mtlint.report.page import Page  # of a finding that somebody sees

        here = Path(document.path)
        here = here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else here
        path = printable(str(here))
        result = FileResult(path, path, document.format, text=document.source.text)
        bare = replace(finding, fixes=finding.fixes[:1] if finding.preferred else ())
        print("\n".join(Page(result, self.context).lines(bare)))


def _is_free(fix: Fix, picked: list[Finding]) -> bool:
    """Whether a fix can be made, and together with those that are picked."""
    if fix.applicability is Applicability.DISPLAY:
        return False
    fixes = [finding.fixes[0] for finding in picked]
    return len(without_overlaps([*fixes, fix])) == len(fixes) + 1


def _question(offers: list[Fix], *, has_best: bool) -> str:
    choices = ["y: fix it"] if has_best else []
    if not has_best or len(offers) > 1:
        choices.append("1: this one" if len(offers) == 1 else f"1-{len(offers)}: that one")
    choices += ["n: leave it", "s: skip this rule", "q: quit"]
    return f"  {', '.join(choices)}? "
