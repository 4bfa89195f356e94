"""Rules that were compiled before, so that only those that changed are compiled again.

Compiling all of them takes a quarter of a minute, and whoever writes a rule changes one at a time.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from mtlint import cache as disk
from mtlint.ruleset.schema import CompiledRule  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mtlint.ruleset.loader import LoadedRule

_KEPT = 4  # of other versions or word lists


class _Made(msgspec.Struct, frozen=True, array_like=True):
    """A compiled rule and the sum of what it was made from."""

    sum: int
    rule: CompiledRule


def made(
    conditions: str,
    rules: Sequence[LoadedRule],
    checks: Mapping[str, str],
    compile_one: Callable[[LoadedRule], CompiledRule],
) -> list[CompiledRule]:
    """The compiled rules, in order.

    Args:
        conditions: names all that a compiled rule depends on besides the rule and its check.
        rules: what to compile.
        checks: what tells the state of each check from all others, by its name.
        compile_one: compiles a rule; called for those that were not compiled under the same
            conditions before.
    """
    name = f"made-{conditions}"
    before = _load(name)
    now: dict[str, _Made] = {}
    for loaded in rules:
        old = before.get(loaded.rule.id)
        key = _sum_of(loaded, checks.get(loaded.rule.check, ""))
        if old is not None and old.sum == key:
            rule = msgspec.structs.replace(old.rule, file=loaded.file, line=loaded.line)
        else:
            rule = compile_one(loaded)
        now[rule.id] = _Made(key, rule)
    if any(id_ not in before or before[id_].sum != one.sum for id_, one in now.items()):
        # Those of a library that has other rules too, or lacks some, stay.
        disk.store(name, msgspec.msgpack.encode(before | now))
        disk.forget("made-", _KEPT)
    return [one.rule for one in now.values()]


def _load(name: str) -> dict[str, _Made]:
    stored = disk.load(name)
    try:
        return {} if stored is None else msgspec.msgpack.decode(stored, type=dict[str, _Made])
    except msgspec.DecodeError:
        return {}  # damaged in a way the checksum does not show


def _sum_of(loaded: LoadedRule, check: str) -> int:
    """Differs when a rule or its check does; its examples are not compiled."""
    rule = msgspec.structs.replace(loaded.rule, bad=(), good=())
    bare = msgspec.msgpack.encode((rule, check))
    return zlib.crc32(bare) << 32 | zlib.adler32(bare)
