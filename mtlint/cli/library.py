"""The rule library as the commands about rules see it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mtlint.cli.options import make_finder
from mtlint.config import suggestion
from mtlint.errors import UsageError
from mtlint.run import make_linter

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mtlint.config import Config
    from mtlint.ruleset.loader import LoadedRule
    from mtlint.ruleset.schema import CompiledRule


def configuration(options: argparse.Namespace) -> Config:
    """The settings of the working folder, as far as they say which rules there are."""
    config = make_finder(options).for_folder(str(Path.cwd())).config
    return replace(config, select=None, ignore=(), extend_select=())


def compiled_rules(options: argparse.Namespace) -> Sequence[CompiledRule]:
    """Every rule there is, selected or not.

    Raises:
        MtlintError: the configuration, a rule file or a plugin has a mistake.
    """
    linter = make_linter(configuration(options), allow_plugins=options.allow_plugins)
    return linter.library.rules


def find_rule(rules: Sequence[CompiledRule], name: str) -> CompiledRule:
    """The rule with an id or an alias.

    Raises:
        UsageError: there is none; names the nearest, or the family that it would be of.
    """
    for rule in rules:
        if name in (rule.id, *rule.aliases):
            return rule
    raise UsageError(f"unknown rule '{name}'{_hint(rules, name)}")


def _hint(rules: Sequence[CompiledRule], name: str) -> str:
    ids = [rule.id for rule in rules]
    families = {rule.family for rule in rules}
    same = [one for one in ids if one.partition("/")[2] == name]
    if same:
        return f"; did you mean '{same[0]}'?"
    # An id is most like others of its own family; a word without one is perhaps a family.
    family = name.partition("/")[0]
    known = [one for one in ids if one.startswith(f"{family}/")] if family in families else ids
    hint = suggestion(name, known if "/" in name else [*sorted(families), *ids])
    if not hint and family in families:
        return f"; 'mtlint explain {family}' lists its family"
    return hint or "; 'mtlint rules' lists them"


def load_whole(rule: CompiledRule) -> LoadedRule:
    """A rule with all that its file says, examples included.

    Raises:
        RuleError: its file has changed and has a mistake now.
        UsageError: it is not in its file any more.
    """
    from mtlint.ruleset.loader import load_rules, read_sources  # it reads TOML

    for loaded in load_rules(read_sources([Path(rule.file)])):
        if loaded.rule.id == rule.id:
            return loaded
    raise UsageError(f"{rule.file}: has no rule '{rule.id}' any more")


def is_on(rule: CompiledRule) -> bool:
    """Whether a rule is in force where nothing is configured."""
    from mtlint.config import Config  # a name for types above

    return rule.default and rule.confidence >= Config().min_confidence


def shown_file(path: str) -> str:
    """A path relative to the working folder where it lies below it."""
    file, here = Path(path), Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)
