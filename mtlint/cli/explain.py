"""`mtlint explain RULE`: all about one rule, in prose; or about a family of rules."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from mtlint.cli.library import (
    compiled_rules,
    configuration,
    find_rule,
    is_on,
    load_whole,
    shown_file,
)
from mtlint.cli.options import add_sources
from mtlint.errors import EXIT_CLEAN, UsageError
from mtlint.report.output import prepare_standard_output

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from mtlint.ruleset.loader import LoadedRule
    from mtlint.ruleset.schema import CompiledRule

_WIDEST = 100  # columns; a longer line is hard to read


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add = parser.add_argument
    add("rule", metavar="RULE", help="the id of a rule, such as unit/lakh, or a family")
    add("--keys", action="store_true", help="also how the rule is written: pattern, parameters")
    add("--output-format", choices=("text", "json"), default="text", help="how to show it")
    add_sources(parser.add_argument_group("settings"))


def run(options: argparse.Namespace) -> int:
    """Print the page of a rule or of a family.

    Raises:
        MtlintError: there is neither, or the library cannot be read.
    """
    rules = compiled_rules(options)
    family = [rule for rule in rules if rule.family == options.rule]
    if family:
        return _explain_family(family, options)
    rule = find_rule(rules, options.rule)
    loaded = load_whole(rule)
    if options.output_format == "json":
        prepare_standard_output(for_people=False)
        print(_json(rule, loaded))
    else:
        print("\n".join(_page(rule, loaded, options)))
    return EXIT_CLEAN


def _explain_family(rules: Sequence[CompiledRule], options: argparse.Namespace) -> int:
    """Print the page of a family.

    Raises:
        UsageError: more is asked for than there is of a family.
    """
    from mtlint.pages.families import FAMILIES, family_page  # rarely asked for

    name = rules[0].family
    if options.keys:
        raise UsageError(f"--keys shows how one rule is written; '{name}' is a family")
    if options.output_format == "json":
        prepare_standard_output(for_people=False)
        ids = [rule.id for rule in rules]
        print(_formatted({"family": name, "about": FAMILIES.get(name, ""), "rules": ids}))
    else:
        print("\n".join(family_page(name, rules, is_on, _width())))
    return EXIT_CLEAN


def _page(rule: CompiledRule, loaded: LoadedRule, options: argparse.Namespace) -> Iterator[str]:
    from mtlint.pages.keys import keys  # not for json
    from mtlint.pages.measured import measured_of, read_measured  # the same
    from mtlint.pages.terminal import page  # the same
    from mtlint.ruleset.library import default_folder  # the same

    folders = [default_folder(), *map(Path, configuration(options).rules)]
    yield from page(
        loaded.rule,
        measured_of(loaded.rule, read_measured(folders)),
        confidence=rule.confidence,
        place=f"{shown_file(loaded.file)}:{loaded.line}",
        width=_width(),
    )
    if options.keys:
        yield "\nHow it is written"
        yield from keys(loaded.rule)


def _width() -> int:
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, _WIDEST)
    except (OSError, ValueError):  # not a terminal, or no file at all
        return _WIDEST


def _json(compiled: CompiledRule, loaded: LoadedRule) -> str:
    return _formatted(
        {
            **msgspec.to_builtins(loaded.rule),
            "confidence": round(compiled.confidence, 4),
            "file": loaded.file,
            "line": loaded.line,
        }
    )


def _formatted(record: dict[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
