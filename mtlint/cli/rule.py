"""`mtlint rule ID`: everything about one rule, from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from mtlint.cli.library import compiled_rules, find_rule, is_on, load_whole, shown_file
from mtlint.cli.options import add_sources
from mtlint.errors import EXIT_CLEAN
from mtlint.report.output import prepare_standard_output

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from mtlint.ruleset.loader import LoadedRule
    from mtlint.ruleset.schema import Bad, CompiledRule, Good, Rule

# These have a place of their own on the page; every other key that a rule sets is listed.
_PLACED = ("id", "summary", "message", "why", "severity", "default", "prior", "bad", "good")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("rule", metavar="ID", help="the id of a rule, such as unit/lakh")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    add_sources(parser.add_argument_group("settings"))


def run(options: argparse.Namespace) -> int:
    """Print the page of a rule.

    Raises:
        MtlintError: there is no such rule, or the library cannot be read.
    """
    rule = find_rule(compiled_rules(options), options.rule)
    loaded = load_whole(rule)
    if options.output_format == "json":
        prepare_standard_output(for_people=False)
        print(_json(rule, loaded))
    else:
        print("\n".join(_page(rule, loaded)))
    return EXIT_CLEAN


def _page(compiled: CompiledRule, loaded: LoadedRule) -> Iterator[str]:
    rule = loaded.rule
    state = "on by default" if is_on(compiled) else "off by default"
    yield f"{rule.id}: {rule.summary}"
    yield f"  {rule.severity}, confidence {compiled.confidence:.2f}, {state}"
    yield f"  {shown_file(loaded.file)}:{loaded.line}"
    yield f"\nwhy\n  {rule.why}"
    yield f"\nmessage\n  {rule.message}"
    yield "\nkeys"
    for key, value in _other_keys(rule).items():
        yield from _key(key, value)
    yield "\nis found (⟦…⟧ is what is reported)"
    for bad in rule.bad:
        yield from _bad(bad)
    yield "\nis left alone"
    for good in rule.good:
        yield from _good(good)


def _other_keys(rule: Rule) -> dict[str, Any]:
    values = msgspec.to_builtins(rule)
    defaults = {field.encode_name: field.default for field in msgspec.structs.fields(rule)}
    other = {
        key: value
        for key, value in values.items()
        if key not in (*_PLACED, "check", "params") and value and value != defaults[key]
    }
    return (
        {"check": rule.check}
        | other
        | {f"params.{key}": value for key, value in rule.params.items()}
    )


def _key(name: str, value: Any, indent: str = "  ") -> Iterator[str]:  # noqa: ANN401 - any TOML
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, inner in value.items():
            yield from _key(key, inner, indent + "  ")
    elif isinstance(value, list | tuple):
        yield f"{indent}{name}: {', '.join(map(_scalar, value))}"
    else:
        yield f"{indent}{name}: {_scalar(value)}"


def _scalar(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _bad(bad: Bad) -> Iterator[str]:
    yield from _example("✗", bad.text, _conditions(bad.assume, bad.format))
    if bad.fixed is not None:
        yield from _example("→", bad.fixed, "")
    for text in bad.alternatives:
        yield from _example("or", text, "")


def _good(good: Good) -> Iterator[str]:
    conditions = [good.note, _conditions(good.assume, good.format)]
    yield from _example("✓", good.text, "; ".join(filter(None, conditions)))


def _conditions(assume: tuple[str, ...], format_: str) -> str:
    parts = [f"translated from {' or '.join(assume)}"] if assume else []
    return "; ".join([*parts, f"in {format_}"] if format_ != "plain" else parts)


def _example(sign: str, text: str, note: str) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"  {sign:2} {first}"
    for line in rest:
        yield f"     {line}".rstrip()
    if note:
        yield f"     ({note})"


def _json(compiled: CompiledRule, loaded: LoadedRule) -> str:
    record = {
        **msgspec.to_builtins(loaded.rule),
        "confidence": round(compiled.confidence, 4),
        "file": loaded.file,
        "line": loaded.line,
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
