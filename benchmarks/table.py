"""A table of figures with their targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `value` may be at most `target` where there is one."""

    name: str
    measured: str
    target: float | None = None
    value: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether the value is above its target."""
        return self.target is not None and self.value is not None and self.value > self.target


def print_rows(rows: Iterable[Row]) -> list[Row]:
    """Print rows as they come; returns them all."""
    print(f"{'':48} {'target':>8}  measured")
    printed = []
    for row in rows:
        target = "" if row.target is None else f"≤ {row.target:g}"
        missed = "  MISSED" if row.is_missed else ""
        print(f"{row.name:48} {target:>8}  {row.measured}{missed}", flush=True)
        printed.append(row)
    return printed
