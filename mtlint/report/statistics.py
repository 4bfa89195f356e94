"""How often each rule and each family found something, and what documents read like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.report.base import RuleTexts, Totals


def statistics(totals: Totals, rules: RuleTexts) -> str:
    """Tables of counts, the commonest first; families after rules, then single documents."""
    families: dict[str, int] = {}
    for rule, count in totals.rules.items():
        family = rule.partition("/")[0]
        families[family] = families.get(family, 0) + count
    by_rule = _rows(totals.rules, rules.summary)
    by_family = _rows(families, lambda _: "")
    lines = ["findings by rule", *by_rule, "findings by family", *by_family]
    if totals.scores:
        from mtlint.report.scores import score_lines  # as above

        lines += ["how far documents read like unedited machine translation"]
        lines += score_lines(totals.scores)
    return "\n".join([*lines, ""])


def _rows(counts: dict[str, int], summary: Callable[[str], str]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    name_width = max(map(len, counts), default=0)
    return [
        f"{count:8,}  {name:{name_width}}  {summary(name)}".rstrip() for name, count in ordered
    ] or ["       0"]
