"""`mtlint test`: run the examples of the rules through the whole pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.cli.library import configuration, shown_file
from mtlint.cli.options import add_sources
from mtlint.errors import EXIT_CLEAN, EXIT_FINDINGS, UsageError
from mtlint.run import permitted_plugins

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mtlint.ruleset.examples import ExampleFailure
    from mtlint.ruleset.loader import LoadedRule


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "paths", nargs="*", metavar="FILE", help="rule files or folders (default: every rule)"
    )
    add_sources(parser.add_argument_group("settings"))


def run(options: argparse.Namespace) -> int:
    """Run the examples; the status is 1 when one does not hold.

    Raises:
        MtlintError: a rule file has a mistake, or a check fails.
    """
    from mtlint.plugins import load_plugins  # this command only
    from mtlint.ruleset.examples import ExampleRunner  # the same
    from mtlint.ruleset.library import sources  # the same
    from mtlint.ruleset.loader import load_rules  # the same

    config = configuration(options)
    plugins = permitted_plugins(config, allowed=options.allow_plugins)
    asked = [_resolved(path) for path in options.paths]
    # The rules of plugins come with the plugins.
    brought = load_plugins(plugins).folders
    folders = [Path(folder) for folder in config.rules]
    known = load_rules(sources([*brought, *folders]))
    folders += [path for path in asked if not _among(known, [path])]
    rules = load_rules(sources([*brought, *folders]))
    chosen = _among(rules, asked) if asked else rules
    if not chosen:
        raise UsageError(f"no rules in {', '.join(options.paths)}")
    failures = list(ExampleRunner(folders, plugins).run(chosen))
    for failure in failures:
        print(_line(failure))
    print(_summary(chosen, failures))
    return EXIT_FINDINGS if failures else EXIT_CLEAN


def _resolved(path: str) -> Path:
    resolved = Path(path).resolve()
    if not resolved.exists():
        raise UsageError(f"{path}: no such file or folder of rules")
    return resolved


def _among(rules: Sequence[LoadedRule], paths: Sequence[Path]) -> Sequence[LoadedRule]:
    """The rules that stand in one of these files or below one of these folders."""
    return [
        rule for rule in rules if any(Path(rule.file).resolve().is_relative_to(p) for p in paths)
    ]


def _line(failure: ExampleFailure) -> str:
    return f"{shown_file(failure.file)}:{failure.line}: {failure.rule}: {failure.message}"


def _summary(rules: Sequence[LoadedRule], failures: Sequence[ExampleFailure]) -> str:
    examples = sum(len(loaded.rule.bad) + len(loaded.rule.good) for loaded in rules)
    outcome = f"{len(failures)} problem{'s' * (len(failures) != 1)}" if failures else "all hold"
    return f"{examples} examples of {len(rules)} rule{'s' * (len(rules) != 1)}: {outcome}"
