"""From rules to compiled rules: parameters checked, messages checked, anchors derived."""

from __future__ import annotations

import os
import sys
import zlib
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint import __version__
from mtlint import cache as disk
from mtlint.checks.base import Workshop
from mtlint.ruleset import template
from mtlint.ruleset.loader import read_sources, source_files
from mtlint.ruleset.schema import PATTERN_KEYS, CompiledRule, Rule
from mtlint.scan_tables import Tables, pack, tables  # noqa: TC001 - msgspec reads the class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from mtlint.ruleset.loader import LoadedRule, RuleSources

_LAYOUT = 11  # counts up when the stored form or the way anchors are derived changes

_KEPT = 20  # libraries: of versions, plugins and rule folders in use side by side

_ALWAYS = frozenset({"match", "fix"})  # the values that every message may show


class Library(msgspec.Struct, frozen=True):
    """Compiled rules, their anchors, and the hash of everything they were made from."""

    hash: str
    rules: tuple[CompiledRule, ...]
    tables: Tables


def library(places: Sequence[Path], checks: Mapping[str, str]) -> Library:
    """The compiled rules of some folders and files, from the cache when it holds them.

    They are not read again as long as sizes and times of the files are what they were: a start has
    better things to do.

    Raises:
        RuleError: a rule has a mistake; names its file and line.
    """
    files = [(path, _state(path)) for kind in source_files(places) for path in kind]
    name = f"read-{_sum((_LAYOUT, __version__, files, _checks_state(checks), _code_state()))}"
    key = disk.load(name)
    known = _stored(bytes(key).decode()) if key is not None else None
    if known is not None:
        return known
    found = compiled(read_sources(places), checks)
    disk.store(name, found.hash.encode())
    disk.forget("read-", _KEPT)
    return found


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116 - quicker
    except OSError:
        return 0, 0  # reading it tells what is wrong
    return status.st_size, status.st_mtime_ns


def compiled(sources: RuleSources, checks: Mapping[str, str]) -> Library:
    """The compiled library of these sources, from the cache when it holds it.

    `checks` maps the names of checks to their modules.

    Raises:
        RuleError: a rule has a mistake.
    """
    key = _hash(sources, checks)
    stored = _stored(key)
    if stored is not None:
        return stored
    conditions = _sum((_LAYOUT, __version__, sources.lists, _code_state()))
    rules = compile_sources(sources, checks, conditions)
    made = msgspec.msgpack.encode(Library(key, rules, tables(rule.anchors for rule in rules)))
    disk.store(f"rules-{key}", made)
    disk.forget("rules-", _KEPT)
    return msgspec.msgpack.decode(made, type=Library)  # lists stay lists, as from the cache


def _stored(key: str) -> Library | None:
    stored = disk.load(f"rules-{key}")
    try:
        return None if stored is None else msgspec.msgpack.decode(stored, type=Library)
    except msgspec.DecodeError:
        return None  # damaged in a way the checksum does not show


def _hash(sources: RuleSources, checks: Mapping[str, str]) -> str:
    return _sum((_LAYOUT, __version__, sources, _checks_state(checks), _code_state()))


def _sum(parts: object) -> str:
    content = msgspec.msgpack.encode(parts)
    return f"{zlib.crc32(content):08x}{zlib.adler32(content):08x}{len(content):x}"


def _code_state() -> list[tuple[str, int]]:
    """The package's files that rules are compiled by, and when they were written.

    In a checkout they change while the version stands still.
    """
    package = Path(__file__).parent.parent
    folders = [package / name for name in ("ruleset", "checks", "text")]
    files = [file for folder in folders for file in os.scandir(folder)]
    code = [
        (file.path, file.stat().st_mtime_ns)
        for file in files
        if file.name.endswith((".py", ".toml"))
    ]
    scan = package / "scan_tables.py"
    return sorted([*code, (str(scan), scan.stat().st_mtime_ns)])


def _checks_state(checks: Mapping[str, str]) -> list[tuple[str, str]]:
    """The checks by name, with what each of them is."""
    return [(name, _check_state(module)) for name, module in sorted(checks.items())]


def _check_state(module: str) -> str:
    """The module of a check; of a plugin that is loaded, also its file and when it was written."""
    path = getattr(sys.modules.get(module), "__file__", None)
    is_own = module.partition(".")[0] == __name__.partition(".")[0]
    return module if is_own or not path else f"{module} {path} {_state(path)[1]}"


def compile_sources(
    sources: RuleSources, checks: Mapping[str, str], conditions: str = ""
) -> tuple[CompiledRule, ...]:
    """The rules; `conditions` names what they depend on beside themselves, if that is cached."""
    # Only here: compiling needs the parser of TOML and the lexicon, linting does not.
    from mtlint.ruleset.anchors import AnchorFinder
    from mtlint.ruleset.loader import load_lists, load_measured, load_rules
    from mtlint.ruleset.made import made
    from mtlint.text.lexicon import lexicon

    workshop = Workshop(AnchorFinder(lexicon()), load_lists(sources))
    modules = {name: import_module(path) for name, path in checks.items()}
    measured = load_measured(sources)
    loaded = load_rules(sources)
    compile_one = partial(_compile, workshop=workshop, modules=modules)
    if conditions:
        states = {name: _check_state(path) for name, path in checks.items()}
        rules = made(conditions, loaded, states, compile_one)
    else:
        rules = [compile_one(one) for one in loaded]
    return tuple(_overlaid(rule, measured) for rule in sorted(rules, key=lambda rule: rule.id))


def _refuse_pattern_keys(loaded: LoadedRule) -> None:
    """A key that would do nothing is a mistake."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(Rule)}
    for name in PATTERN_KEYS:
        if getattr(loaded.rule, name) != defaults[name]:
            key = name.replace("_", "-")
            raise loaded.mistake(f"{key!r} is for rules with check = 'pattern' only")


def _overlaid(rule: CompiledRule, measured: Mapping[str, float]) -> CompiledRule:
    """The rule with its measured confidence, under its own or a former id; else its author's."""
    found = [measured[name] for name in (rule.id, *rule.aliases) if name in measured]
    return msgspec.structs.replace(rule, confidence=found[0]) if found else rule


def _compile(
    loaded: LoadedRule, workshop: Workshop, modules: Mapping[str, ModuleType]
) -> CompiledRule:
    rule = loaded.rule
    if rule.check not in modules:
        raise loaded.mistake(f"no check is called {rule.check!r}; known are {', '.join(modules)}")
    if rule.check != "pattern":
        _refuse_pattern_keys(loaded)
    if rule.gate in ("signs", "declared") and not rule.languages:
        raise loaded.mistake(f"gate = {rule.gate!r} asks for languages, and the rule names none")
    try:
        prepared = modules[rule.check].prepare(rule, workshop)
    except ValueError as error:  # msgspec.ValidationError is one
        raise loaded.mistake(str(error)) from None
    for problem in template.problems(rule.message, prepared.values | _ALWAYS):
        raise loaded.mistake(f"message: {problem}")
    return CompiledRule(
        id=rule.id,
        check=rule.check,
        summary=rule.summary,
        message=rule.message,
        why=rule.why,
        severity=rule.severity,
        applicability=rule.applicability,
        languages=rule.languages,
        default=rule.default,
        prior=rule.prior,
        confidence=rule.prior,
        gate=rule.gate,
        quoted=rule.quoted,
        where=rule.where,
        priority=rule.priority,
        replaces=rule.replaces,
        keeps=rule.keeps,
        aliases=rule.aliases,
        house_style=rule.house_style,
        packed_anchors=msgspec.Raw(msgspec.msgpack.encode(pack(prepared.anchors))),
        packed=msgspec.Raw(msgspec.msgpack.encode(prepared.params)),
        file=loaded.file,
        line=loaded.line,
    )
