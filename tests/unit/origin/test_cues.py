"""What names a language by itself."""

from __future__ import annotations

import pytest

from mtlint.origin.cues import cues, lists
from mtlint.origin.model import Sign
from mtlint.text.document import Document


def found(text, signs=()):
    """(kind, what) of every cue, with its languages."""
    return {(cue.kind, cue.what): cue.languages for cue in cues(Document.from_text(text), signs)}


@pytest.mark.parametrize(
    ("text", "key", "languages"),
    [
        ("It was told to Xinhua on Monday.", ("media", "Xinhua"), ("zh",)),
        ("As RIA Novosti wrote, he left.", ("media", "RIA Novosti"), ("ru",)),
        ("Then Selenskyj spoke.", ("name", "Selenskyj"), ("de",)),
        ("Then Petrenko spoke.", ("name", "Petrenko"), ("ru", "uk")),
        ("Then Prabowo spoke.", ("name", "Prabowo"), ("id",)),
        ("The Straße is closed.", ("letters", "ß"), ("de",)),
        ("The Sương is closed.", ("letters", "ư"), ("vi",)),
        ("He wrote Привет to her.", ("script", "Привет"), ("ru", "uk", "bg")),
        ("The mayor of Brno left.", ("place", "Brno"), ("cs",)),
        ("Translated from the Hindi by A.", ("disclosure", "Translated from the Hindi"), ("hi",)),
    ],
    ids=[
        "agency",
        "two words",
        "spelling",
        "ending",
        "whole name",
        "letter",
        "hooked letter",
        "script",
        "place",
        "disclosure",
    ],
)
def test_a_cue_names_its_languages(text, key, languages):
    """Each kind of cue is found, with its place."""
    assert found(text)[key] == languages


@pytest.mark.parametrize(
    "text",
    ["The bild was set.", "Ring the bell.", "He was Brnoesque at best.", "Nothing was translated."],
    ids=["small letter", "an English word", "a longer word", "no language"],
)
def test_english_words_are_no_cues(text):
    """A capital at the start of a sentence makes no name."""
    assert found(text) == {}


def test_a_thing_that_stands_often_is_one_cue():
    """It stands where it first stood and knows how often there are more."""
    (cue,) = cues(Document.from_text("To Brno and from Brno and by Brno."), ())
    assert (cue.start, cue.end, cue.times) == (3, 7, 3)


def test_a_rule_that_fired_is_a_cue():
    """However often it fired."""
    signs = [Sign("unit/lakh", "Indian unit", ("hi",), at, at + 4) for at in (0, 9)]
    assert found("lakh and lakh.", signs) == {("sign", "Indian unit"): ("hi",)}


def test_every_language_that_a_list_names_has_a_name():
    """Else it could not be shown."""
    known = lists()
    named = {of for languages in known.letters.values() for of in languages}
    named |= {of for _, languages in (*known.scripts, *known.names) for of in languages}
    named |= {language for entries in known.phrases.values() for *_, language in entries}
    assert named <= set(known.languages)
