"""How the names of one file are spelled in the other files of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.text.mentions import Company, read_names
from mtlint.text.transliteration import keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtlint.text.document import Document

# Of a name that stands in many files the given names of the first few are kept.
_ENOUGH = 8


class Known(msgspec.Struct):
    """One spelling of a name, over all files.

    Attributes:
        text: as it stands first.
        zipf: how common the word is in English.
        path: the first file that has it.
        count: how often it stands in all files.
        files: how many files have it.
        before: the capitalised words directly before it, small, of the first files.
    """

    text: str
    zipf: float
    path: str
    count: int = 0
    files: int = 0
    before: set[str] = set()


Elsewhere = dict[str, tuple[Known, ...]]
"""What is left of a name without its transliteration -> its spellings, the most frequent first.

Only names that are spelled in several ways are in it.
"""


def spellings(documents: Iterable[Document]) -> Elsewhere:
    """How the names of some documents are spelled, where they are spelled in several ways."""
    forms: dict[str, Known] = {}
    for document in documents:
        _add(forms, document)
    by_key: dict[str, list[Known]] = {}
    for key, form in zip(keys([form.text for form in forms.values()]), forms.values(), strict=True):
        by_key.setdefault(key, []).append(form)
    return {key: _ranked(group) for key, group in by_key.items() if len(group) > 1}


def _add(forms: dict[str, Known], document: Document) -> None:
    names = read_names(document)
    zipf, count = names.zipf.tolist(), names.count.tolist()
    for index, word in enumerate(names.words(document)):
        if not word.isalpha():
            continue
        known = forms.setdefault(word.lower(), Known(word, zipf[index], document.path))
        known.count += count[index]
        known.files += 1
        if known.files <= _ENOUGH:
            known.before |= Company(document, names.form(document, index)).before


def _ranked(group: list[Known]) -> tuple[Known, ...]:
    return tuple(sorted(group, key=lambda form: (-form.count, -form.zipf, form.text)))
