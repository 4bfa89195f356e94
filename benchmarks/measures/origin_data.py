"""Documents of known origin, made of the collections: segments that stand in a row, joined."""

from __future__ import annotations

import json
from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measures import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.measures.data import Row
    from benchmarks.measures.model import Context

SEGMENTS = 20  # of a document that is measured
FOLDS = 5
ENGLISH = "en"

SHORT = 6  # segments of the short documents that are fitted to as well
_ENOUGH = 0.6  # of the segments; a system did not translate every segment of a collection
_WORDS = 450  # of a document of edited English: about as long as 20 segments
_MOST = 3  # documents of one edited text


class Doc(NamedTuple):
    """A document: where its words come from, and with which others it is held out.

    Attributes:
        language: of the source; `ENGLISH` for what was written in it.
        is_human: whether a person translated or wrote it.
        register: the kind of text.
        fold: documents of one source text are in one fold.
        segments: how many were joined at most; 0 for edited English.
        text: the segments, as paragraphs.
        unit: names the source text.
    """

    language: str
    is_human: bool
    register: str
    fold: int
    segments: int
    text: str
    unit: str


class _Segment(NamedTuple):
    document: str
    place: int
    human: tuple[str, ...]
    systems: dict[str, str]


def documents(context: Context, *, short: bool = False) -> list[Doc]:
    """All documents, machine output, human translations and edited English."""
    return [*translations(context, short=short), *_edited(context)]


def translations(context: Context, *, short: bool = False) -> Iterator[Doc]:
    """Documents of 20 segments that stand in a row, of each system and each human translator."""
    for (register, pair), segments in sorted(_segments(context).items()):
        units = list(_units(segments))
        for at, unit in enumerate(units):
            # Where nobody says which segments are one text, what is held out stands in a row.
            fold = at % FOLDS if unit[0].document else at * FOLDS // len(units)
            name = f"{register}:{pair}:{at}"
            yield from _documents(unit, (pair.partition("-")[0], register, fold, name), SEGMENTS)
            if short:
                part = unit[:SHORT]
                yield from _documents(part, (pair.partition("-")[0], register, fold, name), SHORT)


def _documents(
    unit: Sequence[_Segment], known: tuple[str, str, int, str], most: int
) -> Iterator[Doc]:
    language, register, fold, name = known
    names = sorted({system for segment in unit for system in segment.systems})
    columns = [(False, [s.systems.get(system) for s in unit]) for system in names]
    deepest = max(len(segment.human) for segment in unit)
    columns += [
        (True, [s.human[at] if at < len(s.human) else None for s in unit]) for at in range(deepest)
    ]
    for is_human, column in columns:
        texts = [text for text in column if text]
        if len(texts) >= _ENOUGH * most:
            text = "\n\n".join(texts)
            yield Doc(language, is_human, register, fold, most, text, name)


def _segments(context: Context) -> dict[tuple[str, str], list[_Segment]]:
    """The segments of each collection and language pair, in their order."""
    found: defaultdict[tuple[str, str], list[_Segment]] = defaultdict(list)
    pairs = data.read(context, "wmt_pairs")
    for row in pairs:
        register = row["id"].partition("-")[0]
        segment = _Segment(row["doc"], int(row["seg"]), (row["reference"],), row["systems"])
        found[register, row["lp"]].append(segment)
    # What stands in both collections is read once.
    seen = {row["source"] for row in pairs}
    mqm = [row for row in data.read(context, "mqm") if row["source"] not in seen]
    for (register, pair, document, place), rows in _by_segment(mqm).items():
        human = tuple(row["target"] for row in rows if row["is_human_reference"])
        systems = {row["system"]: row["target"] for row in rows if not row["is_human_reference"]}
        found[register, pair].append(_Segment(document, int(place), human, systems))
    return {
        key: sorted(segments, key=lambda s: (s.document, s.place))
        for key, segments in found.items()
    }


def _by_segment(rows: Iterable[Row]) -> dict[tuple[str, str, str, str], list[Row]]:
    found: defaultdict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["corpus"], row["lp"], row["doc"], row["seg"]].append(row)
    return found


def _units(segments: Sequence[_Segment]) -> Iterator[list[_Segment]]:
    """Twenty segments each; a text that is named is never cut in two, its rest is left out."""
    unit: list[_Segment] = []
    for at, segment in enumerate(segments):
        is_new = at == 0 or segment.document != segments[at - 1].document
        if len(unit) >= SEGMENTS and (is_new or not segment.document):
            yield unit[:SEGMENTS]
            unit = []
        unit.append(segment)
    if len(unit) >= _ENOUGH * SEGMENTS:
        yield unit[:SEGMENTS]


def _edited(context: Context) -> Iterator[Doc]:
    for at, row in enumerate(data.read(context, "clean")):
        pieces = list(_pieces(row["text"].split("\n\n")))[:_MOST]
        for text in pieces:
            yield Doc(ENGLISH, True, row["register"], at % FOLDS, 0, text, row["id"])


def _pieces(paragraphs: Iterable[str]) -> Iterator[str]:
    piece: list[str] = []
    for paragraph in paragraphs:
        piece.append(paragraph)
        if sum(map(data.words, piece)) >= _WORDS:
            yield "\n\n".join(piece)
            piece = []
    if sum(map(data.words, piece)) >= _WORDS / 3:
        yield "\n\n".join(piece)


def digest(folder: Path) -> str:
    """Names the collections that documents are made of, by their content."""
    names = ("mqm", "wmt_pairs", "clean")
    parts = (json.dumps(data.rows(folder, name)).encode() for name in names)
    return blake2b(b"".join(parts), digest_size=8).hexdigest()
