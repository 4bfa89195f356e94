"""Findings that people read without knowing what found them, and what they said.

A file of findings is plain text: for each a heading with its key, the passage with the place in
⟦ ⟧, what is said to be wrong there, and a line "verdict:" to be completed with "real" or "not".
What is read may not be copied into the repository; the file belongs elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from benchmarks.measures.figures import share
from benchmarks.measures.model import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.measures.model import Sample

Verdicts = dict[str, bool]

_HEAD = """\
Is something really wrong at the place in ⟦ ⟧, of the kind that is named? Complete each line
"verdict:" with "real" or "not"; leave it empty where you cannot say.
"""
_ENTRY = re.compile(
    r"^## (?P<key>\w+)$(?P<body>.*?)^verdict:[ \t]*(?P<verdict>\w*)", re.MULTILINE | re.DOTALL
)
_ANSWERS = {"real": True, "not": False}


def write(path: Path, samples: Sequence[Sample]) -> None:
    """Write findings for a reader; the samples are already in an order drawn by lot."""
    path.write_text(_HEAD + "".join(_entries(samples)), encoding="utf-8")


def read(path: Path) -> Verdicts:
    """What a reader said, by key.

    Raises:
        ValueError: a verdict is neither "real", "not" nor empty.
    """
    text = path.read_text(encoding="utf-8")
    given = {entry["key"]: entry["verdict"].lower() for entry in _ENTRY.finditer(text)}
    unknown = {verdict for verdict in given.values() if verdict and verdict not in _ANSWERS}
    if unknown:
        raise ValueError(f"{path}: a verdict is “real” or “not”, not {sorted(unknown)}")
    return {key: _ANSWERS[verdict] for key, verdict in given.items() if verdict}


def key(sample: Sample) -> str:
    """A short name of a place, the same in every run, which tells nothing of the rule."""
    return blake2b(sample.key.encode(), digest_size=6).hexdigest()


def table(samples: Sequence[Sample], readings: Sequence[Verdicts]) -> Table:
    """The share of findings judged real: by each reader, and by all of them."""
    found = {key(sample) for sample in samples}
    rows = [
        _row(f"reader {number}", verdicts, found) for number, verdicts in enumerate(readings, 1)
    ]
    rows.append(_row("both" if len(readings) > 1 else "in all", agreed(readings), found))
    columns = ("reading", "read", "still found", "judged real")
    return Table("Findings outside every mark, read blind", columns, rows)


def agreed(readings: Sequence[Verdicts]) -> Verdicts:
    """What all readers judged: real only where every one of them said so."""
    keys = set.intersection(*(set(verdicts) for verdicts in readings)) if readings else set()
    return {key: all(verdicts[key] for verdicts in readings) for key in keys}


def evidence(samples: Sequence[Sample], readings: Sequence[Verdicts]) -> dict[str, tuple[int, int]]:
    """Rule -> how many of its findings were judged real and not."""
    verdicts = agreed(readings)
    rules = {key(sample): sample.rule for sample in samples}
    right = Counter(rules[name] for name, is_real in verdicts.items() if is_real and name in rules)
    wrong = Counter(rules[name] for name, real in verdicts.items() if not real and name in rules)
    return {rule: (right[rule], wrong[rule]) for rule in sorted({*right, *wrong})}


def _row(name: str, verdicts: Verdicts, found: set[str]) -> tuple[str, ...]:
    present = [is_real for place, is_real in verdicts.items() if place in found]
    return name, f"{len(verdicts)}", f"{len(present)}", share(sum(present), len(present))


def _entries(samples: Sequence[Sample]) -> Iterator[str]:
    for sample in samples:
        repair = f"\nproposed: {sample.fix}" if sample.fix else ""
        yield f"\n## {key(sample)}\n{sample.text}\nsaid: {sample.message}{repair}\nverdict:\n"
