"""Findings for people who look at many at once: a heading for each file, a line a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.cells import visible
from mtlint.report.full import Full
from mtlint.report.paint import paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.model import Finding
    from mtlint.report.base import FileResult
    from mtlint.text.lines import LineIndex

_BOUND = "\xa0"  # a space at which no line is broken; messages show theirs by another sign
_LEAST_COLUMNS = 30  # for a message; where there are fewer it is not broken


class Grouped(Full):
    """Writes the format called "grouped"; languages and the summary are as in full."""

    def _findings(self, result: FileResult) -> None:
        count = len(result.findings)
        head = self._paint("path", result.path)
        self.write(f"{head}: {count:,} finding{'s' * (count != 1)}\n")
        for line in self._rows(result, result.lines()):
            self.write(line + "\n")
        self.write("\n")

    def _rows(self, result: FileResult, lines: LineIndex) -> Iterator[str]:
        places = [_place(finding, lines) for finding in result.findings]
        place_width = max(map(len, places))
        rule_width = max(len(finding.rule) for finding in result.findings)
        for finding, place in zip(result.findings, places, strict=True):
            severity = finding.severity.label
            margin = "  " + place.rjust(place_width) + "  "
            label = self._paint(severity, severity) + " " * (len("warning") - len(severity))
            said = self._broken(_said(finding), len(margin) + len("warning  ") + rule_width + 2)
            yield f"{margin}{label}  {finding.rule.ljust(rule_width)}  {said}"

    def _broken(self, said: str, margin: int) -> str:
        """A message; on a terminal its lines are broken between words, under one another."""
        room = self.context.width - margin
        if self.context.wrap and room >= _LEAST_COLUMNS and len(said) > room:
            from textwrap import wrap  # only where somebody looks

            said = ("\n" + " " * margin).join(wrap(said, room, break_on_hyphens=False))
        return said.replace(_BOUND, " ")

    def _paint(self, style: str, text: str) -> str:
        return paint(style, text) if self.context.color else text


def _place(finding: Finding, lines: LineIndex) -> str:
    at = lines.position(finding.start)
    return f"{at.row}:{at.column}"


def _said(finding: Finding) -> str:
    ending = f" ({finding.fix.applicability}{_BOUND}fix)" if finding.fix else ""
    return visible(finding.message) + ending
