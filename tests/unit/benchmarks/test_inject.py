"""Planted faults are faults, stand where they are said to stand, and are the same every time."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from benchmarks.inject import KINDS, VERSION, damage, damage_all, piece

if TYPE_CHECKING:
    from benchmarks.inject import Kind

_SENTENCE = (
    "The mayor of the town said on Monday that a new bridge, which was planned in 2017 and "
    "finished this year, would carry 12,500 cars (mostly small ones) over the river each day. "
)
_CLEAN = "\n\n".join(
    [
        "A new bridge over the river",
        _SENTENCE * 2 + "He was thanked by the United States and by Germany for the work.",
        "The paper called it “a gift to the people” and praised the workers who had built it.",
        _SENTENCE
        + "The costs rose to $3.5 million, about 40% more than expected. Was it worth it?",
        "Another paper wrote that the old bridge was strong and useful for the whole region.",
    ]
)


def _kind(name: str) -> Kind:
    return next(kind for kind in KINDS if f"{kind.family}/{kind.name}" == name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.family}/{kind.name}")
def test_putting_back_the_originals_gives_the_clean_text(kind: Kind) -> None:
    """Whatever was planted, spans and originals describe it exactly."""
    damaged = damage(_CLEAN, [kind], 1)

    assert damaged.restored() == _CLEAN
    assert (damaged.text != _CLEAN) == bool(damaged.faults)


def test_names_of_kinds_are_unique() -> None:
    """A kind can be named in a table."""
    names = [(kind.family, kind.name) for kind in KINDS]

    assert len(names) == len(set(names))


def test_the_injector_has_a_version() -> None:
    """Figures say which injector they come from."""
    assert VERSION >= 1


def test_the_same_seed_plants_the_same_faults() -> None:
    """Two runs measure the same text."""
    assert damage(_CLEAN, KINDS, 7) == damage(_CLEAN, KINDS, 7)


def test_another_seed_plants_other_faults() -> None:
    """A seed chooses places."""
    assert damage(_CLEAN, KINDS, 7) != damage(_CLEAN, KINDS, 8)


def test_faults_stand_apart() -> None:
    """Each finding belongs to one fault."""
    faults = damage(_CLEAN * 10, KINDS, 3).faults

    assert len(faults) > 3
    assert all(second.start - first.end > 70 for first, second in pairwise(faults))


@pytest.mark.parametrize(
    ("kind", "fault", "original"),
    [
        ("spacing/before-stop", " ", ""),
        ("spacing/after-comma", "", " "),
        ("spacing/after-bracket", " ", ""),
        ("casing/weekday", "m", "M"),
        ("number/decimal-comma-scale", ",", "."),
        ("quote/unclosed-curly", "“a gift to the people", "“a gift to the people”"),
        ("glue/names", "", " "),
    ],
)
def test_a_span_is_what_has_changed(kind: str, fault: str, original: str) -> None:
    """The span of a fault is the change itself; what was taken out leaves an empty one."""
    damaged = damage(_CLEAN, [_kind(kind)], 5)
    planted = damaged.faults[0]

    assert damaged.text[planted.start : planted.end] == fault
    assert planted.original == original


def test_nothing_is_planted_beside_a_fault_that_is_there_already() -> None:
    """A place that is broken already tells nothing."""
    broken = "The old town council met there on Friday , and all of them agreed to it at once."

    assert not damage(broken, [_kind("casing/weekday")], 1).faults


def test_nothing_is_planted_in_an_address() -> None:
    """Letters of an address are nobody's prose."""
    text = "All of the readers who want to know more about it can see www.example.com/some-thing."

    assert not damage(text, [_kind("spacing/hyphen")], 1).faults


def test_a_word_that_may_stand_twice_is_not_doubled() -> None:
    """“very very” and “had had” can be right."""
    doubled = _kind("duplicate/content-word")
    found = re.finditer(r"(?P<at>\w+)", "very many over well there still again")

    assert all(doubled.damage(match, Random(1)) is None for match in found)


def test_glued_words_are_never_a_word() -> None:
    """“in to” makes “into”, which is right."""
    glue = _kind("glue/function-word")
    match = re.search(r"(?P<at>with stand)", "they with stand it")

    assert match is not None
    assert glue.damage(match, Random(1)) is None


def test_markup_is_not_planted_in_pages_about_code() -> None:
    """A page about HTML may show a tag."""
    text = _CLEAN + "\n\nThe page shows how HTML is written, with all the tags that are needed."

    assert not damage(text, [kind for kind in KINDS if kind.family == "markup"], 1).faults


def test_running_text_is_told_from_headings() -> None:
    """A stray capital in a heading is none."""
    heading = "The Mayor and the New Bridge Over the River Which Everybody in the Town Wanted"

    assert not damage(heading, [_kind("casing/stray-function")], 1).faults


def test_a_wrong_weekday_is_wrong() -> None:
    """The date is looked up before another day is put there."""
    text = "They met on Friday, March 17, 2017 to speak about all the plans they had made."
    damaged = damage(text, [_kind("date/wrong-weekday")], 1)

    assert damaged.faults
    assert "Friday" not in damaged.text


def test_each_kind_is_planted_until_there_is_enough() -> None:
    """Rare places are used where they occur, frequent ones not more often than asked."""
    kinds = [_kind("casing/weekday"), _kind("spacing/after-comma")]
    pages = [after for _, after in damage_all([_CLEAN] * 20, kinds, 3, 1)]
    planted = [fault.kind for page in pages for fault in page.faults]

    assert planted.count("weekday") == 3
    assert planted.count("after-comma") == 3


def test_what_stands_beside_a_fault_is_told() -> None:
    """Recall can be given for faults beside names, numbers, quotations and code."""
    text = "The people who live in the town of Springfield, say that they want the bridge at last."
    fault = damage(text, [_kind("spacing/before-comma")], 1).faults[0]

    assert fault.beside == "name"


def test_long_documents_are_cut_after_a_paragraph() -> None:
    """A piece ends where a paragraph ends."""
    text = "\n\n".join(["word " * 100 + "end."] * 20)

    assert len(piece(text)) <= 5000
    assert piece(text).endswith("end.")
