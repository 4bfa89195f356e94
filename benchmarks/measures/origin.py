"""How often the source language of a document is told right, and what gates that would open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measures import figures, origin_data, origin_fit
from benchmarks.measures.model import Report, Table
from benchmarks.measures.origin_data import ENGLISH, FOLDS
from mtlint.origin.gate import ALONE, WITH_A_SIGN
from mtlint.origin.infer import LEAST_CONFIDENCE
from mtlint.origin.weights import compare, confidences, weigh, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.measures.model import Context
    from benchmarks.measures.origin_data import Doc
    from benchmarks.measures.origin_fit import Seen
    from mtlint.origin.weights import Weights

_CONFIDENCES = (0.5, 0.7, 0.8, 0.9, 0.95)


class _Told(NamedTuple):
    """What was said of one document.

    Attributes:
        doc: the document.
        shown: language -> confidence, with all evidence.
        gate: language -> confidence without what rules found, as gates ask for it.
        signed: the languages of which a rule found something.
    """

    doc: Doc
    shown: dict[str, float]
    gate: dict[str, float]
    signed: frozenset[str]

    @property
    def top(self) -> str:
        """The likeliest source language, however unlikely."""
        return min((code for code in self.shown if code != ENGLISH), key=self._rank)

    def _rank(self, code: str) -> tuple[float, str]:
        return -self.shown[code], code


_Test = Callable[[_Told, str], bool]  # whether a document would open the gate of a language


def measure(context: Context) -> Report:
    """The likeliest language of documents of 20 segments, against the one they came from.

    The collections that the weights were fitted to are cross-validated: five times the method is
    fitted to four fifths of the source texts, and the last fifth is told by that. On other
    collections the weights are used as they are.
    """
    told, how = _told(context)
    machine = [one for one in told if not one.doc.is_human]
    return Report(
        "origin",
        "Documents of 20 segments in a row, of one system each. Right is a document whose "
        f"likeliest source language is its own, of the {len(weights().languages) - 1} that are "
        f"known; named is one with a confidence of at least {LEAST_CONFIDENCE}. {how}",
        [_by_language(machine), _confusion(machine), _confident(told), _gates(told)],
    )


def _told(context: Context) -> tuple[list[_Told], str]:
    mark = origin_data.digest(context.data)
    head = files("mtlint.origin").joinpath("weights.toml").read_text("utf-8")
    is_known = mark in head
    docs = origin_data.documents(context, short=is_known)
    seen = origin_fit.see(docs, context.finder.workers)
    told = []
    for fold in range(FOLDS) if is_known else (None,):
        known = weights() if fold is None else _fitted(docs, seen, fold)
        told += [
            _tell(doc, one, known)
            for doc, one in zip(docs, seen, strict=True)
            if fold in (None, doc.fold) and doc.segments != origin_data.SHORT
        ]
    how = (
        "Each document is told by weights fitted to others (fivefold cross-validation)."
        if is_known
        else "The weights were fitted to other collections."
    )
    return told, how


def _fitted(docs: Sequence[Doc], seen: Sequence[Seen], fold: int) -> Weights:
    rows = [pair for pair in zip(docs, seen, strict=True) if pair[0].fold != fold]
    return origin_fit.fit([doc for doc, _ in rows], [one for _, one in rows])


def _tell(doc: Doc, one: Seen, known: Weights) -> _Told:
    compared = compare(one.counts, one.words, known.rates)
    without = [cue for cue in one.cues if cue.kind != "sign"]
    both = []
    for cues in (one.cues, without):
        shares = confidences(known.scores(compared, weigh(cues, known.languages)))
        both.append(dict(zip(known.languages, shares.tolist(), strict=True)))
    signed = {code for cue in one.cues if cue.kind == "sign" for code in cue.languages}
    return _Told(doc, both[0], both[1], frozenset(signed))


def _languages(told: Iterable[_Told]) -> list[str]:
    return sorted({one.doc.language for one in told})


def _by_language(told: Sequence[_Told]) -> Table:
    rows = [_row(code, [t for t in told if t.doc.language == code]) for code in _languages(told)]
    columns = ("language", "source texts", "documents", "right", "named", "right of these")
    return Table("By language", columns, [*rows, _row(figures.IN_ALL, told)])


def _row(name: str, told: Sequence[_Told]) -> tuple[str, ...]:
    named = [one for one in told if one.shown[one.top] >= LEAST_CONFIDENCE]
    return (
        name,
        f"{len({one.doc.unit for one in told}):,}",
        f"{len(told):,}",
        figures.share(_right(told), len(told)),
        figures.share(len(named), len(told)),
        figures.share(_right(named), len(named)),
    )


def _right(told: Iterable[_Told]) -> int:
    return sum(one.top == one.doc.language for one in told)


def _confusion(told: Sequence[_Told]) -> Table:
    counts = Counter((one.doc.language, one.top) for one in told)
    codes = _languages(told)
    rows = []
    for code in codes:
        others = sum(n for (of, told), n in counts.items() if of == code and told not in codes)
        rows.append((code, *(f"{counts[code, other] or '·'}" for other in codes), f"{others}"))
    note = "A row: the documents of a language, by the language they were taken for."
    return Table("Confusion", ("language", *codes, "others"), rows, note)


def _confident(told: Sequence[_Told]) -> Table:
    """Whether the confidence is true: documents by the confidence in their likeliest language."""
    machine = [one for one in told if not one.doc.is_human]
    rows = []
    for low, high in zip(_CONFIDENCES, (*_CONFIDENCES[1:], 1.01), strict=True):
        chosen = [one for one in machine if low <= one.shown[one.top] < high]
        name = f"{low} to {min(high, 1):g}"
        rows.append((name, f"{len(chosen):,}", figures.share(_right(chosen), len(chosen))))
    columns = ("confidence", "documents", "right")
    return Table("Confidence, machine output", columns, rows)


def _gates(told: Sequence[_Told]) -> Table:
    """The share of documents that would open a gate, by what is asked for."""
    groups = (
        [one for one in told if not one.doc.is_human],
        [one for one in told if one.doc.is_human and one.doc.language != ENGLISH],
        [one for one in told if one.doc.language == ENGLISH],
    )
    asked: list[tuple[str, _Test]] = [(f"{low}", partial(_sure, low)) for low in _CONFIDENCES]
    asked += [(f"{low} and a sign", partial(_signed, low)) for low in _CONFIDENCES[:3]]
    asked.append((f"{ALONE}, or {WITH_A_SIGN} and a sign", _opens))
    rows = []
    for name, opens in asked:
        own = sum(opens(one, one.doc.language) for one in groups[0])
        any_ = [sum(_any(one, opens) for one in group) for group in groups]
        shares = [figures.share(n, len(g)) for n, g in zip(any_, groups, strict=True)]
        rows.append((name, figures.share(own, len(groups[0])), *shares))
    columns = ("confidence", "machine, own gate", "machine, any", "human translation", "English")
    sizes = " and ".join(f"{len(group):,}" for group in groups[1:])
    note = (
        "Documents that would open the gate of a language by the way they are written, the signs "
        f"of rules not counted in the confidence. Of the last two columns there are {sizes}."
    )
    return Table("Gates", columns, rows, note)


def _sure(low: float, one: _Told, code: str) -> bool:
    return one.gate[code] >= low


def _signed(low: float, one: _Told, code: str) -> bool:
    return code in one.signed and one.gate[code] >= low


def _opens(one: _Told, code: str) -> bool:
    return _sure(ALONE, one, code) or _signed(WITH_A_SIGN, one, code)


def _any(one: _Told, opens: _Test) -> bool:
    return any(opens(one, code) for code in one.gate if code != ENGLISH)
