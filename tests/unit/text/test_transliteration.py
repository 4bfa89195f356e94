"""What is left of names without their transliteration."""

from __future__ import annotations

import pytest

from mtlint.text.edits import is_near, near
from mtlint.text.transliteration import is_derived, keys, skeletons


@pytest.mark.parametrize(
    "forms",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij", "Zelenskyj"),
        ("Kravchuk", "Krawtschuk"),
        ("Khamenei", "Hamenei"),
        ("Suleiman", "Suleyman", "Süleyman"),
    ],
)
def test_transliterations_of_one_name_have_one_key(forms):
    """Whatever table they come by."""
    assert len(set(keys(forms))) == 1


def test_other_names_keep_their_own_keys():
    """Vowels and consonants that no table exchanges tell names apart."""
    assert len(set(keys(["Hunan", "Henan", "Iran", "Iraq", "Marta", "Martin"]))) == 6
    assert keys([]) == skeletons([]) == []


@pytest.mark.parametrize(
    ("one", "other", "derived"),
    [
        ("Russia", "Russian", True),
        ("Smith", "Smiths", True),
        ("Paula", "Paul", True),
        ("Zelensky", "Zelenskaya", True),
        ("Donbas", "Donbass", False),
        ("Shoigu", "Shoygu", False),
    ],
)
def test_a_word_made_from_the_other_is_known_by_its_ending(one, other, derived):
    """A doubled last letter makes no new word."""
    assert is_derived(one, other) is is_derived(other, one) is derived


def test_words_one_letter_apart_are_paired_without_comparing_all():
    """Left out, put in, changed, turned round; at the beginning and at the end."""
    words = ["lindgren", "lingren", "lindgrne", "lindgrem", "windgren", "bergmann", "lindgrenn"]
    pairs = list(near(words, frozenset(range(len(words)))))
    assert pairs == [(0, other) for other in (1, 2, 3, 4, 6)]
    assert all(is_near(words[i], words[j]) for i, j in pairs)
    assert list(near(words, frozenset())) == []
