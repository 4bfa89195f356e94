"""What may be looked for: no form that is right elsewhere, and a doubtful one in context only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.sources import is_language
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer.sources import Fields

# A single word this common in English text is somebody's name or word there ("Roma" 3.9).
_COMMON = 3.5

# And with this it is too common for any context to help ("Soul" 4.9, for Seoul).
_EVERYDAY = 4.4
# Of a slip in a family name even so much shows that it is something else ("Holland" 4.0).
_RARE = 2.2
_SHORTEST = 3  # letters

_RIGHT = ("variants", "other", "long")


class Sieve:
    """Judges forms by all that is right, and by what people and cities are really called.

    Attributes:
        dropped: what was left out, and why.
    """

    def __init__(self, entries: Mapping[tuple[str, str], Fields], evidence: frozenset[str]) -> None:
        """Take all entries by kind and name, and the names of people and cities."""
        self._right = {name for _, name in entries}
        self._right |= {v for own in entries.values() for key in _RIGHT for v in own.get(key, ())}
        self._evidence = evidence
        self.dropped: list[str] = []

    def kept(self, name: str, fields: Fields) -> Fields:
        """The fields of an entity without the forms that cannot be looked for."""
        return {
            key: self._sifted(key, own, name, fields) if is_language(key) or key == "wrong" else own
            for key, own in fields.items()
        }

    def _sifted(self, key: str, values: list[str], name: str, fields: Fields) -> list[str]:
        kept = []
        for value in values:
            form = value.partition(">>")[0].partition("->")[0].strip(" ~")
            objection = self._objection(key, form, value, fields)
            if objection:
                self.dropped.append(f"{key} {form} for {name}: {objection}")
            else:
                kept.append(self._marked(form, value, fields))
        return kept

    def _objection(self, key: str, form: str, value: str, fields: Fields) -> str:
        if form in self._right:
            return "another name is written so"
        if " " not in form and (_zipf(form) >= _EVERYDAY or len(form) <= _SHORTEST):
            return "an English word"
        if key == "ambiguous":
            return "somebody's name" if form in self._evidence else ""
        slip = key == "wrong" and value.startswith("~")
        if slip and (form in self._evidence or _zipf(form) >= _RARE):
            return "a slip that is a word or a name"
        if self._is_doubtful(form, value) and not (fields.get("of") or fields.get("given")):
            return "somebody's name, and nothing tells whose"
        return ""

    def _marked(self, form: str, value: str, fields: Fields) -> str:
        bare = value.lstrip("~")
        if form in self._evidence and " " not in form and fields.get("given"):
            return f"~~{bare}"
        return f"~{bare}" if self._is_doubtful(form, value) else bare

    def _is_doubtful(self, form: str, value: str) -> bool:
        return value.startswith("~") or form in self._evidence or _zipf(form) >= _COMMON


def _zipf(form: str) -> float:
    return 0.0 if " " in form else lexicon().zipf_of(form)
