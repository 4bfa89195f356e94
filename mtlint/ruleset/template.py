"""Messages and replacements: text with {places} to fill, and a closed set of functions.

`{name}` stands for a value of the match, `{name|like:other}` passes it through a function, and
`{'word'|like:other}` does the same with a word of the template's own. Functions can be chained.
`{name|verb:raise}` is "raise" in the form in which the value stands, and with `verb:raise/has` the
participle where the value `has` is not empty and the form could be either; `{name|noun:letter}`
takes over the number, `{name|plural}` is the plural of a noun and `{name|ing}` a verb with that
ending; `{name|article:other}` turns "a" into "an" before a vowel.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_MONTH_NUMBERS = frozenset(
    written for number in range(1, 13) for written in (str(number), f"{number:02}")
)

_METRIC = {"km": "kilo", "cm": "centi", "mm": "milli"}

# Functions whose argument is a word of the template's own, not the name of a value.
_OF_WORDS = frozenset({"verb", "noun", "article"})

_PLACE = late(r"\{([^{}|]+)((?:\|[^{}|]+)*)\}")


def places(template: str) -> set[str]:
    """The names of the values that a template asks for."""
    names = set()
    for match in _PLACE.finditer(template):
        if not match[1].startswith("'"):
            names.add(match[1])
        for function, argument in _calls(match[2]):
            name = argument.partition("/")[2] if function in _OF_WORDS else argument
            names.update([name] if name.isidentifier() else [])
    return names


def problems(template: str, known: Iterable[str]) -> list[str]:
    """What is wrong with a template, given the names of the values it will be filled with."""
    names = set(known)
    there = ", ".join(f"{{{name}}}" for name in sorted(names))
    missing = sorted(places(template) - names)
    found = [f"no value is called {name!r}; there are {there}" for name in missing]
    for match in _PLACE.finditer(template):
        found += [f"no function is called {f!r}" for f, _ in _calls(match[2]) if f not in FUNCTIONS]
    return found


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its places filled; a group that did not take part is empty."""

    def place(match: re.Match[str]) -> str:
        name = match[1]
        value = name.strip("'") if name.startswith("'") else values.get(name) or ""
        for function, argument in _calls(match[2]):
            value = FUNCTIONS[function](value, _argument(argument, values))
        return value

    return _PLACE.sub(place, template)


def _argument(argument: str, values: Mapping[str, str]) -> str:
    """The value of that name, or the word itself; of "word/name" the word, with a filled value."""
    word, _, name = argument.partition("/")
    filled = values.get(name)
    return f"{word}/{filled}" if filled else values.get(word) or word


def _calls(chain: str) -> list[tuple[str, str]]:
    return [call.partition(":")[::2] for call in chain.split("|")[1:]]


def like(text: str, model: str) -> str:
    """`text` with the capitals of `model`: all, the first, or as it is."""
    letters = [character for character in model if character.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return text.upper()
    if letters and letters[0].isupper():
        return text[:1].upper() + text[1:]
    return text


def _scale(text: str, factor: str) -> str:
    try:
        value = Decimal(text.replace(",", "")) * Decimal(factor)
    except InvalidOperation:
        return text
    return f"{value.normalize():,f}"


def _infinitive(text: str) -> str:
    """The base form of a participle in -ing, by which of the possible forms is the commonest."""
    from mtlint.text.lexicon import lexicon  # for this function only

    word = text.lower()
    stem = word.removesuffix("ing")
    if stem == word or len(stem) < 2:  # noqa: PLR2004 - "sing", "ring"
        return word
    forms = [stem, stem + "e", *([stem[:-1]] if stem[-1:] == stem[-2:-1] else [])]
    return max(forms, key=lexicon().zipf_of)


def _verb(text: str, wanted: str) -> str:
    """A verb in the form that `text` has; "verb/auxiliary" makes a past form the participle.

    "put" and its like, which do not change, count as past where there is an auxiliary.
    """
    from mtlint.text.inflection import form_of, inflected, verb  # for these functions only

    base, _, auxiliary = wanted.partition("/")
    form = form_of(text)
    is_past = form == "past" or text.lower() in verb(text.lower()).participle
    return inflected(base, "participle" if auxiliary and is_past else form)


def _noun(text: str, wanted: str) -> str:
    """A noun in the number that `text` has."""
    from mtlint.text.inflection import is_plural, plural  # the same

    return plural(wanted) if is_plural(text) else wanted


def _gerund(text: str, _: str) -> str:
    from mtlint.text.inflection import verb  # the same

    return verb(text).ing[0]


def _plural(text: str, _: str) -> str:
    from mtlint.text.inflection import plural  # the same

    return plural(text)


def _article(text: str, following: str) -> str:
    """An indefinite article as it stands before a word; another determiner as it is."""
    from mtlint.text.inflection import article  # the same

    return like(article(following), text) if text.lower() in ("a", "an") else text


def _add(text: str, summand: str) -> str:
    try:
        return str(int(text) + int(summand))
    except ValueError:
        return text


def _ordinal(text: str, _: str) -> str:
    is_teen = text.zfill(2)[-2] == "1"
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(text[-1:], "th")
    return text + ("th" if is_teen else ending)


def _hundred_millions(text: str, _: str) -> str:
    """A count of hundred millions as millions, or as billions from there on."""
    try:
        value = Decimal(text.replace(",", "")) / 10
    except InvalidOperation:
        return text
    if not value.is_finite():
        return text
    if value >= 1:
        return f"{value.normalize():,f} billion"
    return f"{(value * 1000).normalize():,f} million"


def _unescaped(text: str) -> str:
    """The text of entities, of those that were escaped twice too."""
    import html  # the table of names takes a while

    return html.unescape(html.unescape(text))


FUNCTIONS: dict[str, Callable[[str, str], str]] = {
    "like": like,
    "lower": lambda text, _: text.lower(),
    "upper": lambda text, _: text.upper(),
    "capital": lambda text, _: text[:1].upper() + text[1:],
    "scale": _scale,
    "verb": _verb,
    "noun": _noun,
    "ing": _gerund,
    "plural": _plural,
    "article": _article,
    "infinitive": lambda text, _: _infinitive(text),
    "unescape": lambda text, _: _unescaped(text),
    "add": _add,
    "zeros": lambda text, width: text.zfill(
        int(width) if width.isascii() and width.isdigit() else 0
    ),
    "integer": lambda text, _: str(int(text)) if text.isdecimal() else text,
    "month": lambda text, _: _MONTHS[int(text) - 1] if text in _MONTH_NUMBERS else text,
    "ordinal": _ordinal,
    "commas": lambda text, _: text.replace(".", ","),
    "hundred-millions": _hundred_millions,
    "metric-prefix": lambda text, _: _METRIC.get(text, ""),
    "scale-word": lambda text, _: "million" if text.lower().startswith("mi") else "billion",
    "without-spaces": lambda text, _: "".join(text.split()),
    "decimal-point": lambda text, _: text.replace(",", "."),
}
