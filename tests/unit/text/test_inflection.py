"""The forms of verbs and nouns."""

from __future__ import annotations

import pytest

from mtlint.text.inflection import (
    article,
    form_of,
    inflected,
    is_plural,
    plural,
    possible_nouns,
    possible_verbs,
    verb,
)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("break", ["break", "breaks", "broke", "broken", "breaking"]),
        ("open", ["open", "opens", "opened", "opening"]),
        ("stop", ["stop", "stops", "stopped", "stopping"]),
        ("quit", ["quit", "quits", "quitting"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("carry", ["carry", "carries", "carried", "carrying"]),
        ("play", ["play", "plays", "played", "playing"]),
        ("die", ["die", "dies", "died", "dying"]),
        ("see", ["see", "sees", "saw", "seen", "seeing"]),
        ("panic", ["panic", "panics", "panicked", "panicking"]),
        ("refer", ["refer", "refers", "referred", "referring"]),
        ("fix", ["fix", "fixes", "fixed", "fixing"]),
        ("take out", ["take out", "takes out", "took out", "taken out", "taking out"]),
        ("travel", ["travel", "travels", "traveled", "travelled", "traveling", "travelling"]),
    ],
)
def test_a_verb_has_its_forms(base, forms):
    """Each once, the usual one first."""
    assert verb(base).every() == forms


@pytest.mark.parametrize(
    ("one", "many"),
    [("sheet", "sheets"), ("country", "countries"), ("day", "days"), ("analysis", "analyses"),
     ("press agency", "press agencies"), ("woman", "women"), ("church", "churches")],
)  # fmt: skip
def test_a_noun_has_a_plural(one, many):
    """Of a phrase, its last word."""
    assert plural(one) == many
    assert is_plural(many)
    assert not is_plural(one)


@pytest.mark.parametrize(
    ("word", "form"),
    [("broke", "past"), ("broken", "participle"), ("takes out", "third"), ("Sent", "past"),
     ("opened", "past"), ("need", "base"), ("sing", "base"), ("raising", "ing"), ("pass", "base")],
)  # fmt: skip
def test_the_form_of_a_verb_is_known(word, form):
    """Irregular or not; of a phrase, its first word."""
    assert form_of(word) == form


@pytest.mark.parametrize(
    ("word", "base"),
    [("broken", "break"), ("carries", "carry"), ("stopped", "stop"), ("making", "make"),
     ("dying", "die"), ("agreed", "agree"), ("was", "be"), ("pay", "pay")],
)  # fmt: skip
def test_the_verbs_that_a_word_may_belong_to_are_found(word, base):
    """Each has the word among its forms."""
    found = possible_verbs(word)
    assert base in found
    assert all(word in verb(one).every() for one in found)


@pytest.mark.parametrize(
    ("word", "singular"),
    [("cities", "city"), ("wolves", "wolf"), ("boxes", "box"), ("house", "house")],
)
def test_the_nouns_that_a_word_may_belong_to_are_found(word, singular):
    """Each is the word, or has it for its plural."""
    assert singular in possible_nouns(word)
    assert all(word in (one, plural(one)) for one in possible_nouns(word))


def test_a_form_of_another_verb_can_be_made():
    """What a replacement needs."""
    assert inflected("break", form_of("opened")) == "broke"
    assert inflected("carry out", form_of("does")) == "carries out"


@pytest.mark.parametrize(
    ("following", "right"),
    [("hour", "an"), ("university", "a"), ("umbrella", "an"), ("EU envoy", "an"), ("MP", "an"),
     ("European", "a"), ("one-off", "a"), ("letter", "a")],
)  # fmt: skip
def test_an_article_fits_the_next_word(following, right):
    """By its sound, not its letter."""
    assert article(following) == right
