"""Forms that cannot be looked for, or only in context."""

from __future__ import annotations

from gazetteer.sieve import Sieve

LEADER = {"given": ["Xenia"], "of": ["Utopia"]}


def sifted(form, fields=None, key="fr", evidence=(), entries=None):
    """What is kept of a foreign form of a name."""
    sieve = Sieve(entries or {}, frozenset(evidence))
    fields = {**(fields or {}), key: [form]}
    return sieve.kept("Xenia Zorbova", fields)[key]


def test_a_form_that_nobody_bears_is_kept_as_it_is():
    """It can be nobody else."""
    assert sifted("Zorbovaïa -> Zorbova") == ["Zorbovaïa -> Zorbova"]


def test_a_form_that_is_right_for_something_else_is_left_out():
    """A finding there would be a false alarm."""
    entries = {("city", "Zorbovia"): {"variants": ["Zorboville"]}}
    assert sifted("Zorbovia", entries=entries) == []
    assert sifted("Zorboville", entries=entries) == []


def test_an_everyday_word_is_left_out():
    """No context makes "Soul" the capital of a country."""
    assert sifted("Soul -> Seoul") == []


def test_a_name_that_people_bear_needs_its_given_name_beside_it():
    """The words of the context do not tell one bearer from another."""
    assert sifted("Zorban", LEADER, evidence=["Zorban"]) == ["~~Zorban"]


def test_a_name_that_people_bear_is_left_out_where_nothing_tells_whose_it_is():
    """There is neither a given name nor a context."""
    assert sifted("Zorban", evidence=["Zorban"]) == []


def test_a_slip_that_is_a_word_or_a_name_is_left_out():
    """Holland is a country before it is a slip for Hollande."""
    assert sifted("~Holland -> Hollande", LEADER, key="wrong") == []
