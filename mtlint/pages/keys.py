"""How a rule is written: the keys of its table that no other part of its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.ruleset.schema import Rule

_PLACED = ("id", "summary", "why", "severity", "default", "prior", "bad", "good", "source")


def keys(rule: Rule) -> Iterator[str]:
    """A line for each key with its value."""
    for name, value in _other(rule).items():
        yield from _key(name, value)


def _other(rule: Rule) -> dict[str, Any]:
    values = msgspec.to_builtins(rule)
    defaults = {field.encode_name: field.default for field in msgspec.structs.fields(rule)}
    other = {
        key: value
        for key, value in values.items()
        if key not in (*_PLACED, "check", "params") and value and value != defaults[key]
    }
    params = {f"params.{key}": value for key, value in rule.params.items()}
    return {"check": rule.check} | other | params


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
