"""`mtlint rules`: list the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint.cli.library import compiled_rules, configuration, is_on
from mtlint.cli.options import add_sources, split
from mtlint.errors import EXIT_CLEAN, UsageError
from mtlint.report.output import prepare_standard_output

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mtlint.ruleset.schema import CompiledRule

_HEADER = ("rule", "severity", "sure", "on", "languages", "summary")
_MOST_LANGUAGES = 6
_FORMATS = ("text", "json", "ids")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add = parser.add_argument
    add("--family", action="append", metavar="LIST", help="only rules of these families")
    add("--language", action="append", metavar="LIST", help="only rules about these languages")
    add("--select", action="append", metavar="LIST", help="only these: ids, families, globs")
    add("--output-format", choices=_FORMATS, default="text", help="how to list them")
    add("--statistics", action="store_true", help="count them by family and source language")
    add_sources(parser.add_argument_group("settings"))


def run(options: argparse.Namespace) -> int:
    """Print the list.

    Raises:
        MtlintError: a filter fits nothing, or the library cannot be read.
    """
    rules = _filtered(compiled_rules(options), options)
    if options.statistics:
        return _statistics(rules, options)
    if options.output_format == "json":
        prepare_standard_output(for_people=False)
        print(_json(rules))
    elif options.output_format == "ids":
        print("\n".join(rule.id for rule in rules))
    else:
        print(_table(rules))
    return EXIT_CLEAN


def _statistics(rules: Sequence[CompiledRule], options: argparse.Namespace) -> int:
    """Print how many rules there are.

    Raises:
        MtlintError: they are asked for as ids, or a rule file has a mistake.
    """
    import msgspec  # for the fewest

    from mtlint.cli.rules_statistics import statistics, text  # the same
    from mtlint.ruleset.library import default_folder  # the same

    if options.output_format == "ids":
        raise UsageError("--statistics counts rules; '--output-format ids' lists them")
    found = statistics(rules, [default_folder(), *map(Path, configuration(options).rules)])
    if options.output_format == "json":
        prepare_standard_output(for_people=False)
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        print(text(found))
    return EXIT_CLEAN


def _filtered(rules: Sequence[CompiledRule], options: argparse.Namespace) -> Sequence[CompiledRule]:
    from mtlint.ruleset.selection import select_rules  # imported with the engine

    for selectors in (options.family, options.select):
        if selectors:
            chosen = {rule.id for rule in select_rules(rules, select=split(selectors))}
            rules = [rule for rule in rules if rule.id in chosen]
    if options.language:
        wanted = set(split(options.language))
        rules = [rule for rule in rules if wanted.intersection(rule.languages)]
    return rules


def _table(rules: Sequence[CompiledRule]) -> str:
    rows = [_HEADER, *map(_row, rules)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER) - 1)]
    lines = [
        "  ".join(f"{cell:{size}}" for cell, size in zip(row, [*widths, 0], strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, "", f"{len(rules)} rule{'s' * (len(rules) != 1)}"])


def _row(rule: CompiledRule) -> tuple[str, ...]:
    languages = rule.languages[:_MOST_LANGUAGES]
    more = "…" if len(rule.languages) > len(languages) else ""
    return (
        rule.id,
        rule.severity,
        f"{rule.confidence:.2f}",
        "on" if is_on(rule) else "off",
        (" ".join(languages) + more) or "any",
        rule.summary,
    )


def _json(rules: Sequence[CompiledRule]) -> str:
    import msgspec  # this format only

    records = [_record(rule) for rule in rules]
    return msgspec.json.format(msgspec.json.encode(records), indent=2).decode()


def _record(rule: CompiledRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "family": rule.family,
        "aliases": rule.aliases,
        "summary": rule.summary,
        "why": rule.why,
        "check": rule.check,
        "severity": rule.severity,
        "applicability": rule.applicability,
        "confidence": round(rule.confidence, 4),
        "default": rule.default,
        "languages": rule.languages,
        "gate": rule.gate,
    }
