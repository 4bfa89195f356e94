"""Whether fixes move machine translation towards what a human made of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from benchmarks.measures import data, figures
from benchmarks.measures.clean import samples
from benchmarks.measures.detokenise import detokenise
from benchmarks.measures.model import FAMILIES, Report, Table, family
from mtlint.fixing.apply import apply
from mtlint.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.measures.data import Row
    from benchmarks.measures.model import Context
    from mtlint import Finding, Fix

_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]")

_TOWARDS, _AWAY, _NEITHER = "towards", "away", "neither"


def measure(context: Context) -> Report:
    """For each fix, whether the text is nearer to the human post-edit with it than without.

    Nearness is the edit distance in code points between the raw output, with that fix alone or
    without it, and the post-edit, detokenised the way the row's own tokens map to its raw output.
    Fixes that change nothing but spaces are left out. Fixes for display only are left out too.

    Where a sentence was written anew, that distance says little: any deletion moves away from a
    longer text. So the words are counted besides: how many of them, and how often, are not those of
    the post-edit.
    """
    rows = data.read(context, "wordqe")
    found = context.finder.find([row["mt_raw"] for row in rows])
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[tuple[Row, Finding]] = []
    for row, findings in zip(rows, found, strict=True):
        for finding in findings:
            direction = _direction(row, finding.fix, Levenshtein.distance)
            counts[finding.rule][direction or "left out"] += 1
            in_words = _direction(row, finding.fix, _other_words)
            by_words[finding.rule][in_words or "left out"] += 1
            if direction == _AWAY:
                wrong.append((row, finding))
    return Report(
        "postedits",
        "Older machine translation with a human post-edit. Towards and away: the edit distance to "
        "the post-edit falls or grows; in words, the number of words that are not those of the "
        "post-edit. Fixes of spaces alone are left out.",
        [
            _by_family("By family", counts),
            _by_family("By family, in words", by_words),
            _by_rule(counts),
        ],
        samples(
            [row["mt_raw"] for row, _ in wrong],
            [[finding] for _, finding in wrong],
            [row["id"] for row, _ in wrong],
            context.seed,
        ),
        evidence={rule: (count[_TOWARDS], count[_AWAY]) for rule, count in sorted(counts.items())},
    )


def _direction(row: Row, fix: Fix | None, distance: Callable[[str, str], int]) -> str | None:
    if fix is None or fix.applicability is Applicability.DISPLAY:
        return None
    text = row["mt_raw"]
    repaired = apply(text, [fix])
    if text.split() == repaired.split() or "".join(text.split()) == "".join(repaired.split()):
        return None
    wanted = detokenise(row["post_edit"], row["mt"], text)
    before, after = (distance(version, wanted) for version in (text, repaired))
    if after == before:
        return _NEITHER
    return _TOWARDS if after < before else _AWAY


def _other_words(text: str, wanted: str) -> int:
    """How many words and marks are in one of two texts and not in the other."""
    words, others = (Counter(_WORD.findall(version)) for version in (text, wanted))
    return ((words - others) + (others - words)).total()


def _by_family(title: str, counts: Mapping[str, Counter[str]]) -> Table:
    families: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for rule, count in counts.items():
        families[family(rule)].update(count)
        families[figures.IN_ALL if family(rule) in FAMILIES else figures.OTHERS].update(count)
    names = [*FAMILIES, figures.IN_ALL, figures.OTHERS]
    rows = [_row(name, families[name]) for name in names if name in families]
    return Table(title, ("family", *_COLUMNS), rows)


def _by_rule(counts: Mapping[str, Counter[str]]) -> Table:
    rows = [_row(rule, count) for rule, count in sorted(counts.items()) if _judged(count)]
    return Table("By rule", ("rule", *_COLUMNS), rows)


_COLUMNS = ("fixes judged", "towards", "away", "neither", "left out")


def _judged(count: Counter[str]) -> int:
    return count[_TOWARDS] + count[_AWAY] + count[_NEITHER]


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    judged = _judged(count)
    shares = [figures.share(count[kind], judged) for kind in (_TOWARDS, _AWAY, _NEITHER)]
    return name, f"{judged:,}", *shares, f"{count['left out']:,}"
