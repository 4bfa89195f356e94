"""Where foreign words stand alone in English. A room of `foreign-word`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtlint.languages import joined, named
from mtlint.text.citing import Citing
from mtlint.text.code_names import is_named_in_code
from mtlint.text.english import is_among_english
from mtlint.text.english_forms import is_form, is_slip
from mtlint.text.foreign import LANGUAGES, SHORTEST, codes
from mtlint.text.foreign_runs import capital_runs, is_in_company, small_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.text.document import Document
    from mtlint.text.foreign_runs import ForeignRun

_MOST_COPIES = 2  # a word that stands more often is a term of the document
_MOST_WORDS = 4  # in a row; more are a passage

_FRENCH = 1 << LANGUAGES.index("fr")

_OF_CODE = "'\""  # marks between which a foreign word is a name of code too

_BESIDE = ("", " ", "\n", "“", '"', "(")
_AFTER = ("", *' \n,.;:!?)”"')


def places(
    document: Document, kind: str, offsets: Sequence[int], borrowed: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """Where words of one kind stand, and what their language is called.

    Args:
        document: the text.
        kind: of the rule; "small" words stand at the offsets.
        offsets: in the prose.
        borrowed: words that English has taken over.
    """
    runs = list(_runs(document, kind, offsets))
    citing = Citing(document)
    copies = Counter(_words(document, run) for run in runs)
    for run in runs:
        words = _words(document, run)
        if copies[words] > _MOST_COPIES or borrowed.intersection(words.split()):
            continue
        if (
            _is_left_over(document, run, citing)
            and not _is_english(words, run)
            and not is_named_in_code(document, words, run.span(document)[0], _OF_CODE)
        ):
            yield *run.span(document), _language(run.languages)


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
