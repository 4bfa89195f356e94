"""Names that the other files of a run spell in another way. A room of the check `mentions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.checks.base import Repair, Signal
from mtlint.checks.mention_doubts import are_two_people, is_about_spelling, is_other_word
from mtlint.checks.mention_pairs import times
from mtlint.text.mentions import Company, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.checks.mention_doubts import Lists
    from mtlint.text.document import Document
    from mtlint.text.elsewhere import Known
    from mtlint.text.mentions import Form, Names

# As within one document; between files more is asked for: three of one spelling, twice as many.
_RAREST = 2.5
_LEAST_MAJORITY = 3
_TIMES = 2


def signals(rule: str, document: Document, names: Names, lists: Lists) -> Iterator[Signal]:
    """The names of a document that the run mostly spells in another way."""
    from mtlint.text.transliteration import keys

    elsewhere = document.elsewhere or {}
    for index, key in enumerate(keys(names.words(document)) if elsewhere else ()):
        if key in elsewhere and names.zipf[index] < _RAREST:
            form = names.form(document, index)
            usual, *others = elsewhere[key]
            own = next((known for known in others if known.text.lower() == form.text.lower()), None)
            if own and _is_slip(document, form, own, usual, lists):
                yield from _signals(rule, document, form, own, usual)


def _is_slip(document: Document, form: Form, own: Known, usual: Known, lists: Lists) -> bool:
    if usual.count < max(_LEAST_MAJORITY, _TIMES * own.count):
        return False
    company = Company(document, form)
    return not (
        is_other_word(usual.text, form.text, lists)
        or are_two_people(usual.before, company.before, lists)
        or company.is_in_code
        or any(is_about_spelling(document, *span) for span in spans(document, form).tolist())
    )


def _signals(
    rule: str, document: Document, form: Form, own: Known, usual: Known
) -> Iterator[Signal]:
    values = {
        "name": form.text,
        "known": usual.text,
        "count": times(usual.count),
        "others": times(own.count),
        "file": usual.path,
    }
    files = "one file" if usual.files == 1 else f"{usual.files} files"
    note = f"{usual.path} has “{usual.text}”; {values['count']} in {files}"
    for start, end in spans(document, form).tolist():
        repair = Repair(((start, end, usual.text),))
        yield Signal(rule, start, end, (repair,), values=values, evidence=((start, end, note),))
