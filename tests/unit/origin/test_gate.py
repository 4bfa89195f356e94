"""Gates that the way a text is written opens."""

from __future__ import annotations

import pytest

from mtlint.origin import gate
from tests.unit.building import check, pattern_rule

HINDI = "languages = ['hi']\n"
SIGN = pattern_rule(r"\blakhs?\b", HINDI, "test/lakh")
GATED = pattern_rule(r"\bkimchi\b", HINDI + "gate = 'signs'\n", "test/kimchi")
LONG = " It was a day like any other in the town by the river." * 10


@pytest.fixture
def confidence(monkeypatch):
    """Sets how sure the way of writing is of Hindi; counts how often it is asked."""
    asked = []

    def set_to(value):
        def shares(document, signs):
            asked.append(list(signs))
            return {"hi": value, "en": 1 - value}

        monkeypatch.setattr(gate, "shares", shares)
        return asked

    return set_to


@pytest.mark.parametrize(
    ("text", "value", "is_open"),
    [
        ("The kimchi stayed.", gate.ALONE, True),
        ("The kimchi stayed.", gate.ALONE - 0.01, False),
        ("One lakh came. The kimchi stayed.", gate.WITH_A_SIGN, True),
        ("One lakh came. The kimchi stayed.", gate.WITH_A_SIGN - 0.01, False),
    ],
    ids=["alone, as good as certain", "alone, likely", "a sign, likely", "a sign, perhaps"],
)
def test_the_way_of_writing_is_one_sign_or_as_good_as_certain(confidence, text, value, is_open):
    """The rule that fired does not count twice: it is not told to the inference."""
    asked = confidence(value)
    outcome = check(text + LONG, SIGN, GATED)
    assert ("test/kimchi" in [finding.rule for finding in outcome.findings]) == is_open
    assert asked == [[]]


def test_a_text_without_a_waiting_rule_is_not_asked(confidence):
    """A clean file costs nothing."""
    asked = confidence(1.0)
    check("One lakh came." + LONG, SIGN, GATED)
    assert asked == []


def test_a_declared_language_is_not_inferred(confidence):
    """The user knows."""
    asked = confidence(0.0)
    assert len(check("The kimchi." + LONG, GATED, languages=["hi"]).findings) == 1
    assert asked == []


def test_a_few_words_are_too_few(confidence):
    """A name or two would decide."""
    confidence(1.0)
    assert check("The kimchi stayed.", GATED).findings == ()
