"""Lines of pages that people sorted into content and boilerplate."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measures import data, figures
from benchmarks.measures.model import Report, Sample, Table
from benchmarks.measures.spans import in_context

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.measures.model import Context
    from mtlint import Finding

_FAMILY = "boilerplate"
_CONTENT, _BOILERPLATE = 1, 0
_SHORT = 4  # words of a line that an extractor keeps anywhere
_LINK = 6  # words of a link at most
_LINKS = 3  # so many links in a row are a list
_ENDS = (".", "!", "?", ":", ",", ";", "”", '"')


class _Line(NamedTuple):
    text: str
    label: int | None


class _Page(NamedTuple):
    name: str
    corpus: str
    lines: list[_Line]


def measure(context: Context) -> Report:
    """Precision, recall and F1 over lines, as they stand and after a simple extractor.

    A page is one plain-text document, a line each. A line counts as found when findings of the
    family cover at least half of its characters other than spaces. Lines that the annotators left
    undecided count for nothing.

    The extractor knows the article's span, from its first to its last content line. Outside it,
    it drops lines under four words, and runs of three or more lines of at most six words that end
    in no mark, which are lists of links. What is left is linted again, as pages of their own.
    """
    pages = [
        _Page(row["id"], row["corpus"], [_Line(line[0], line[1]) for line in row["lines"]])
        for row in data.read(context, "boilerplate")
    ]
    left = [page._replace(lines=extracted(page.lines)) for page in pages]
    full, evidence, wrong = _measured(context, pages)
    rest, *_ = _measured(context, left)
    return Report(
        "boilerplate",
        "Pages whose lines people marked as content or boilerplate. A line is found when findings "
        "of the family cover half of it.",
        [_table("Lines as they stand", full), _table("What a simple extractor leaves", rest)],
        wrong,
        evidence=evidence,
    )


def extracted(lines: Sequence[_Line]) -> list[_Line]:
    """What is left of a page after the extractor."""
    content = [at for at, line in enumerate(lines) if line.label == _CONTENT]
    if not content:
        return []
    dropped = _link_lists(lines) | {
        at for at, line in enumerate(lines) if data.words(line.text) < _SHORT
    }
    inside = range(content[0], content[-1] + 1)
    return [line for at, line in enumerate(lines) if at in inside or at not in dropped]


def _link_lists(lines: Sequence[_Line]) -> set[int]:
    result: set[int] = set()
    run: list[int] = []
    for at, line in enumerate([*lines, _Line(".", None)]):
        if data.words(line.text) <= _LINK and not line.text.rstrip().endswith(_ENDS):
            run.append(at)
            continue
        if len(run) >= _LINKS:
            result.update(run)
        run = []
    return result


def _measured(
    context: Context, pages: Sequence[_Page]
) -> tuple[dict[str, Counter[str]], dict[str, tuple[int, int]], list[Sample]]:
    """Counts by collection, evidence by rule, and content lines that were found."""
    texts = ["\n".join(line.text for line in page.lines) for page in pages]
    found = context.finder.find(texts)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_rule: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    wrong: list[Sample] = []
    for page, text, findings in zip(pages, texts, found, strict=True):
        own = [finding for finding in findings if finding.family == _FAMILY]
        start = 0
        for line in page.lines:
            end = start + len(line.text)
            rule = _rule(text, start, end, own)
            counts[page.corpus][_outcome(line, rule)] += 1
            if rule and line.label is not None:
                by_rule[rule][line.label == _BOILERPLATE] += 1
            if rule and line.label == _CONTENT:
                shown = in_context(text, (start, end))
                wrong.append(Sample(f"{page.name}:{start}-{end}", rule, shown, "content"))
            start = end + 1
    evidence = {rule: (count[True], count[False]) for rule, count in sorted(by_rule.items())}
    return counts, evidence, wrong


def _rule(text: str, start: int, end: int, findings: Sequence[Finding]) -> str | None:
    """The rule of the finding that covers most of a line, if all of them cover half of it."""
    covered: Counter[str] = Counter()
    for finding in findings:
        part = text[max(start, finding.start) : min(end, finding.end)]
        covered[finding.rule] += len("".join(part.split())) if finding.start < end else 0
    size = len("".join(text[start:end].split()))
    if not size or 2 * covered.total() < size:
        return None
    return covered.most_common(1)[0][0]


def _outcome(line: _Line, rule: str | None) -> str:
    if line.label is None:
        return "undecided"
    return ("found " if rule else "left ") + ("good" if line.label == _BOILERPLATE else "bad")


def _table(title: str, counts: Mapping[str, Counter[str]]) -> Table:
    rows = [_row(name, counts[name]) for name in sorted(counts)]
    rows.append(_row(figures.IN_ALL, sum(counts.values(), Counter())))
    columns = ("collection", "boilerplate", "content", "found", "precision", "recall", "F1")
    return Table(title, columns, rows)


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    good, bad = count["found good"], count["found bad"]
    lines = good + count["left good"]
    precision, recall = good / max(good + bad, 1), good / max(lines, 1)
    f1 = 2 * precision * recall / (precision + recall) if good else 0.0
    return (
        name,
        f"{lines:,}",
        f"{bad + count['left bad']:,}",
        f"{good + bad:,}",
        figures.share(good, good + bad),
        figures.share(good, lines),
        f"{f1:.2f}",
    )
