"""Plants faults in clean text, so that what a linter finds can be counted exactly.

The kinds come from a typology of machine translation's faults and from broken places seen in
annotated translations, and were written by someone who wrote no rules and had read none. They are
frozen: a kind that the rules miss is a gap to close in the rules, not here. Whoever has to
correct the injector itself raises `VERSION`, and figures of different versions are not compared.

What is planted is always a fault: never where the result could be right English, never within 30
code points of a place that is broken already, and never inside an address. Everything is a pure
function of the text, the kinds and the seed.
"""

from __future__ import annotations

from benchmarks.inject import (
    casing,
    duplicate,
    encoding,
    furniture,
    glue,
    markup,
    numbers,
    quotes,
    spacing,
)
from benchmarks.inject.model import Damaged, Fault, Kind
from benchmarks.inject.plant import damage, damage_all, piece

VERSION = 1

KINDS: tuple[Kind, ...] = (
    *spacing.KINDS,
    *glue.KINDS,
    *casing.KINDS,
    *duplicate.KINDS,
    *quotes.KINDS,
    *markup.KINDS,
    *encoding.KINDS,
    *numbers.KINDS,
    *furniture.KINDS,
)

__all__ = ["KINDS", "VERSION", "Damaged", "Fault", "Kind", "damage", "damage_all", "piece"]
