"""Our own paragraphs of machine English: recall, precision and right fixes by source language."""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measures import figures
from benchmarks.measures.clean import sample
from benchmarks.measures.defects import Defect, suggests
from benchmarks.measures.model import Report, Sample, Table
from benchmarks.measures.spans import in_context, overlap, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.measures.model import Context
    from benchmarks.measures.spans import Span
    from mtlint import Finding

_FOLDER = Path(__file__).resolve().parent.parent.parent / "tests" / "cases"
_MARKED = re.compile("⟦([^⟦⟧]*)⟧")


class Paragraph(NamedTuple):
    """A paragraph, each a document of its own.

    Attributes:
        language: the file it is from.
        key: names it within all files.
        text: without marks.
        defects: what is wrong in it, in order; none in a well translated paragraph.
    """

    language: str
    key: str
    text: str
    defects: tuple[Defect, ...]


def measure(context: Context) -> Report:
    """How much of what is marked in our own paragraphs is found and rightly repaired.

    A defect is found when a finding of any rule overlaps it, and rightly repaired when the fix or
    a suggestion of such a finding makes what is meant. A finding is right when it overlaps a mark;
    precision counts the paragraphs with defects alone; beside it stand the findings in well
    translated paragraphs, and in those with defects after each has been replaced by the first
    words that are meant. The text is ours and no evidence for the confidence of a rule.
    """
    paragraphs = list(read(_FOLDER))
    found = context.finder.find([paragraph.text for paragraph in paragraphs])
    after = context.finder.find([repaired(paragraph) for paragraph in paragraphs])
    languages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    samples: list[Sample] = []
    for paragraph, findings, left in zip(paragraphs, found, after, strict=True):
        for item in paragraph.defects:
            outcome = _outcome(paragraph, item, findings)
            languages[paragraph.language].update(outcome)
            kinds[item.family].update(outcome)
            samples += _missed(paragraph, item, outcome)
        outside = _outside(paragraph, findings)
        samples += [sample(paragraph.text, finding, paragraph.key) for finding in outside]
        counted = _findings(paragraph, len(findings), len(outside), len(left))
        languages[paragraph.language].update(counted)
    random.Random(context.seed).shuffle(samples)
    about = (
        "Our own paragraphs of machine English, written before the rules by somebody who does not "
        "write them: no real text, and apart from it."
    )
    return Report("cases", about, [_by_language(languages), _by_kind(kinds)], samples)


def read(folder: Path) -> Iterator[Paragraph]:
    """The paragraphs of all files in a folder.

    Raises:
        ValueError: marks and defects of a paragraph are not parallel.
    """
    for path in sorted(folder.glob("*.toml")):
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in ("case", "good"):
            for number, row in enumerate(listed[kind], 1):
                key = f"{path.stem} {kind} {number}"
                text, places = unmarked(row["text"])
                rows = row.get("defects", [])
                if len(rows) != len(places):
                    raise ValueError(f"{key}: {len(places)} marks, {len(rows)} defects")
                pairs = zip(places, rows, strict=True)
                defects = tuple(_defect(key, where, defect) for where, defect in pairs)
                yield Paragraph(path.stem, key, text, defects)


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without ⟦ and ⟧, and the spans that stood between them."""
    matches = enumerate(_MARKED.finditer(marked))
    places = [(match.start() - 2 * n, match.end() - 2 * n - 2) for n, match in matches]
    return _MARKED.sub(r"\1", marked), places


def repaired(paragraph: Paragraph) -> str:
    """The text with the first words that are meant in place of each defect."""
    text = paragraph.text
    for item in reversed(paragraph.defects):
        text = text[: item.where[0]] + item.right[0] + text[item.where[1] :]
    return text


def _defect(key: str, where: Span, row: Mapping[str, str | list[str]]) -> Defect:
    meant, kind = row["meant"], row["kind"]
    assert isinstance(kind, str)
    right = (meant,) if isinstance(meant, str) else tuple(meant)
    return Defect(key, where, kind, right, is_style=False, is_open=False)


def _outcome(paragraph: Paragraph, item: Defect, findings: Sequence[Finding]) -> dict[str, int]:
    hits = [finding for finding in findings if overlap(span(finding), item.where)]
    right = any(suggests(paragraph.text, item, paragraph.defects, hit) for hit in hits)
    return {"marked": 1, "found": bool(hits), "right": right}


def _missed(paragraph: Paragraph, item: Defect, outcome: Mapping[str, int]) -> list[Sample]:
    if outcome["right"]:
        return []
    verb = "no right fix for" if outcome["found"] else "missed"
    shown = in_context(paragraph.text, item.where, 25)
    fix = " / ".join(item.right) or "(nothing)"
    return [Sample(paragraph.key, f"{verb} {item.family}", shown, "", fix)]


def _outside(paragraph: Paragraph, findings: Sequence[Finding]) -> list[Finding]:
    places = [item.where for item in paragraph.defects]
    return [f for f in findings if not any(overlap(span(f), where) for where in places)]


def _findings(paragraph: Paragraph, findings: int, outside: int, left: int) -> dict[str, int]:
    if not paragraph.defects:
        return {"alarms": outside}
    return {"findings": findings, "inside": findings - outside, "left": left}


def _by_language(counts: Mapping[str, Counter[str]]) -> Table:
    total = sum(counts.values(), Counter[str]())
    rows = [_language(name, counts[name]) for name in sorted(counts)]
    columns = (
        "source language", "marked", "found", "rightly repaired", "findings", "precision",
        "findings in good paragraphs", "in repaired ones",
    )  # fmt: skip
    return Table("Our own, by language", columns, [*rows, _language(figures.IN_ALL, total)])


def _language(name: str, count: Counter[str]) -> tuple[str, ...]:
    return (
        *_row(name, count),
        f"{count['findings']}",
        figures.share(count["inside"], count["findings"]),
        f"{count['alarms']}",
        f"{count['left']}",
    )


def _by_kind(counts: Mapping[str, Counter[str]]) -> Table:
    names = sorted(counts, key=lambda name: (-counts[name]["marked"], name))
    columns = ("kind", "marked", "found", "rightly repaired")
    return Table("Our own, by kind", columns, [_row(name, counts[name]) for name in names])


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    shares = (figures.share(count[kind], count["marked"]) for kind in ("found", "right"))
    return name, f"{count['marked']}", *shares
