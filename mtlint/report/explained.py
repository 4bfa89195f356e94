"""A finding in a few lines of text, for reports that have one place for all there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.cells import visible

if TYPE_CHECKING:
    from mtlint.model import Finding
    from mtlint.report.base import RuleTexts


def explained(finding: Finding, rules: RuleTexts) -> list[str]:
    """The message, the reason and what each repair does, each on one line."""
    why = rules.why(finding.rule)
    fix = finding.fix
    return [
        visible(finding.message),
        *([f"why: {visible(why)}"] if why else []),
        *([f"fix ({fix.applicability}): {visible(fix.message)}"] if fix else []),
        *(f"or: {visible(one.message)}" for one in finding.suggestions),
    ]
