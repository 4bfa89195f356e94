"""What is said about one finding: the message, the fix, the reason, the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint.report.html_fix import difference, shortened
from mtlint.report.html_text import line, marked_line, plain, rich

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.model import Evidence, Finding, Silenced
    from mtlint.report.base import RuleTexts
    from mtlint.text.lines import LineIndex


class Entry(NamedTuple):
    """A finding with its number on the page, and who silenced it, if somebody did."""

    number: int
    finding: Finding
    silenced: Silenced | None = None


class Cards:
    """Writes what there is to say about the findings of one document.

    Args:
        text: of the document; empty where it is not at hand.
        lines: its lines.
        document: its number on the page.
        rules: the texts of the rules.
    """

    def __init__(self, text: str, lines: LineIndex, document: int, rules: RuleTexts) -> None:
        self._text = text
        self._lines = lines
        self._document = document
        self._rules = rules

    def card(self, entry: Entry) -> str:
        """An element of a list."""
        finding, number = entry.finding, entry.number
        silenced = f' data-silenced="{plain(entry.silenced.by)}" hidden' if entry.silenced else ""
        label = finding.severity.label
        return (
            f'<li class="f {label}" id="f{number}" value="{number}" tabindex="-1"'
            f' data-rule="{plain(finding.rule)}" data-severity="{label}"{silenced}>'
            f'<p class="k"><a class="n" href="#m{number}" aria-label="in the text">{number}</a> '
            f"<b>{label}</b> <code>{line(finding.rule)}</code></p>"
            f"<p>{line(finding.message)}</p>{''.join(self._more(entry))}</li>\n"
        )

    def _more(self, entry: Entry) -> Iterator[str]:
        finding = entry.finding
        if finding.fix:
            change = difference(self._text, finding.fix)
            yield f'<p class="fix"><i>fix ({finding.fix.applicability})</i> {change}</p>'
        for fix in finding.suggestions:
            change = difference(self._text, fix, 0)
            yield f'<p class="fix"><i>or ({fix.applicability})</i> {change}</p>'
        if finding.evidence:
            yield f"<ul>{''.join(map(self._evidence, finding.evidence))}</ul>"
        if entry.silenced:
            yield f'<p class="quiet">{_silence(entry.silenced)}</p>'
        why = self._rules.why(finding.rule)
        if why:
            yield f"<details><summary>why</summary><p>{line(why)}</p></details>"

    def _evidence(self, evidence: Evidence) -> str:
        if evidence.end > len(self._text):
            return f"<li>{line(evidence.note)}</li>"
        row = self._lines.position(evidence.start).row
        words = shortened(self._text[evidence.start : evidence.end])
        quoted = "" if words and words in evidence.note else f"“{marked_line(words)}” "
        place = f'<a href="#d{self._document}-{row}">line {row}</a>'
        return f"<li>see {place}: {quoted}{line(evidence.note)}</li>"


def _silence(silenced: Silenced) -> str:
    where = {"comment": "silenced by a comment", "baseline": "known: in the baseline"}
    said = where.get(silenced.by, f"silenced by {rich(silenced.by)}")
    return f"{said}: {line(silenced.reason)}" if silenced.reason else said
