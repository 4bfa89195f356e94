"""A word of another language that was left standing in a sentence of English.

Words are judged by the table of foreign words. A reader knows a foreign word that is meant by what
stands round it, and so does the check: quotation marks, brackets, italics, names beside it, other
foreign words, or a text that uses it again and again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, Signal, parameters
from mtlint.languages import joined, named
from mtlint.ruleset.schema import Anchors
from mtlint.text.citing import Citing
from mtlint.text.english import is_among_english
from mtlint.text.english_forms import is_form, is_slip
from mtlint.text.foreign import LANGUAGES, SHORTEST, codes
from mtlint.text.foreign_runs import capital_runs, is_in_company, small_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document
    from mtlint.text.foreign_runs import ForeignRun

_MOST_COPIES = 2  # a word that stands more often is a term of the document
_MOST_WORDS = 4  # in a row; more are a passage

_FRENCH = 1 << LANGUAGES.index("fr")

_BESIDE = ("", " ", "\n", "“", '"', "(")
_AFTER = ("", *' \n,.;:!?)”"')


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which words are looked at.

    `kind` is "word" for those of the table that are in lower case, "capital" for those with a
    capital where a sentence begins, and German nouns; "small" is for `words`, which are too short
    for the table.
    """

    kind: Literal["word", "capital", "small"]
    words: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists; only `words` are anchors, the table is asked for all tokens at once."""
    params = parameters(rule, _Params)
    params = msgspec.structs.replace(
        params,
        words=tuple(workshop.entries(params.words)),
        borrowed=tuple(workshop.entries(params.borrowed)),
    )
    anchors = workshop.finder.declared(params.words) if params.words else Anchors()
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"language"}))


class Checker:
    """Looks at the words of the table of foreign words, and at some others."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]
        self._borrowed = {id_: frozenset(params.borrowed) for id_, params in self._rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The foreign words of one document that stand alone in its English."""
        if not (hits or len(document.foreign_tokens[0])):
            return
        citing = Citing(document)
        for rule, params in self._rules:
            runs = list(_runs(document, params.kind, hits.get(rule, ())))
            if not runs:
                continue
            copies = Counter(_words(document, run) for run in runs)
            for run in runs:
                words = _words(document, run)
                if copies[words] > _MOST_COPIES or self._borrowed[rule].intersection(words.split()):
                    continue
                if _is_left_over(document, run, citing) and not _is_english(words, run):
                    start, end = run.span(document)
                    yield Signal(rule, start, end, values={"language": _language(run.languages)})


def _runs(document: Document, kind: str, offsets: Sequence[int]) -> Iterable[ForeignRun]:
    if kind == "word":
        return document.foreign_runs
    return small_runs(document, offsets) if kind == "small" else capital_runs(document)


def _words(document: Document, run: ForeignRun) -> str:
    start, end = run.span(document)
    return document.prose.text[start:end].lower()


def _language(bits: int) -> str:
    names = named(codes(bits))
    return joined(names, "or") if 0 < len(names) <= 2 else "another language"  # noqa: PLR2004 - two


def _is_left_over(document: Document, run: ForeignRun, citing: Citing) -> bool:
    start, end = run.span(document)
    return (
        run.last - run.first < _MOST_WORDS
        and _is_apart(document, start, end)
        and is_among_english(document, run.first, run.last)
        and not is_in_company(document, run)
        and not citing.is_cited(start, end)
        and not citing.is_spoken_of(start, end)
    )


def _is_apart(document: Document, start: int, end: int) -> bool:
    """Whether nothing is joined to it; what begins a block is an entry, if it has no capital."""
    text = document.prose.text
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    is_entry = text[start].islower() and document.prose.block_at(start).start == start
    is_joined = after[1:].isalnum() and after[:1] not in (" ", "\n", "")
    is_cut_off = after in ("..", "…")
    return before in _BESIDE and after[:1] in _AFTER and not (is_joined or is_entry or is_cut_off)


def _is_english(words: str, run: ForeignRun) -> bool:
    """Whether a single word of the table, in lower case, is one of English after all."""
    if run.first < run.last or len(words) < SHORTEST:
        return False
    return is_form(words, with_accents=bool(run.languages & _FRENCH)) or is_slip(words)
