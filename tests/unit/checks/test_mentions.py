"""Names that one document spells in two ways."""

from __future__ import annotations

import pytest

from mtlint import Document, Linter
from tests.unit.building import linter_with

SPELLED = "name/two-spellings"


def found(text, *rules):
    """The rule and the words of each finding of these rules."""
    findings = linter_with("name/hyphen-or-space").lint(text)
    return [(f.rule, text[f.start : f.end]) for f in findings if f.rule in rules]


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("Selenowsky", "Selenowskiy"),
        ("Shoigu", "Shoygu"),
        ("Navalny", "Nawalny"),
        ("Tymofenko", "Timofenko"),
        ("Khashoggi", "Hashoggi"),
        ("Burkanov", "Bourkanov"),
        ("Lucentini", "Lusentini"),
    ],
)
def test_the_rarer_of_two_transliterations_is_found(usual, odd):
    """The other spelling of the text is its fix, and shown as evidence with its count."""
    text = f"At first {usual} kept quiet. Then {usual} spoke. A paper claims that {odd} shouted."
    (finding,) = [f for f in linter_with().lint(text) if f.rule == SPELLED]
    assert text[finding.start : finding.end] == odd
    assert finding.fix.edits[0].text == usual
    assert finding.evidence[0].note == f"“{usual}” stands here; 2 times in all"


def test_two_forms_that_stand_once_each_are_only_a_suggestion():
    """Nothing shows which is the right one, so none is the fix."""
    text = (
        "Workers came to rebuild the Donbas. The ministry would not say how many left the Donbass."
    )
    (finding,) = [f for f in linter_with().lint(text) if f.rule == SPELLED]
    assert text[finding.start : finding.end] == "Donbass"
    assert finding.fix is None
    assert [fix.edits[0].text for fix in finding.suggestions] == ["Donbas"]


@pytest.mark.parametrize(
    "text",
    [
        "Iran and Iraq fought. Iran won, and Iran lost. Iraq too. Niger is no part of Nigeria.",
        "Russia spoke. Russia left. The Russian envoy and two Russians stayed. Georgi left.",
        "Al-Sisi spoke first. Then Abdel Fattah al-Sisi left. In the evening Sisi came home.",
        "Adam Kowalenko wrote. Kowalenko lost. His judge was Maria Kovalenko, from another town.",
        "The Kowalenkos wrote. Kowalenko lost. Kowalenko’s wife, Kowalenkova, did not.",
        "Kowalenko wrote. Kowalenko lost. In Kyiv his name is spelled Kovalenko by the clerks.",
        "Kowalenko wrote. Kowalenko lost. See example.org/Kovalenko or ask @Kovalenko.",
        "Kowalenko wrote. Kowalenko lost.\n\nKovalenko, T. (1999). On grain.",
        "KOWALENKO LOST\n\nKowalenko wrote. Kowalenko lost.",
        "Rolão wrote. Rolão lost. Then Rolao came home to his village in the hills.",
        "Shanxi is not far. Shanxi has coal. Its neighbour in the west is Shaanxi.",
    ],
)
def test_names_that_are_only_alike_are_left_alone(text):
    """Other countries and people, adjectives, families, titles, what the text says on purpose."""
    assert found(text, SPELLED, "name/one-letter-off", "name/same-company") == []


def test_a_slip_of_one_letter_needs_a_second_mention_or_the_same_given_name():
    """One of each shows nothing, unless the same name stands before both."""
    rule = "name/one-letter-off"
    assert found("Brankovelli came. Later Brankovelli sang. Brankovilli left.", rule) != []
    assert found("Pia Brankovelli came. Pia Brankovilli left.", rule) != []
    assert found("Later Brankovelli came. Then Brankovilli left.", rule) == []


def test_a_far_spelling_needs_the_same_company():
    """The same consonants alone are chance; with the same title they are one man."""
    start = "Prime Minister Yasir al-Hudrani spoke. Al-Hudrani left. "
    rule = "name/same-company"
    assert found(start + "Prime Minister Hawadrani slept.", rule) == [(rule, "Hawadrani")]
    assert found(start + "Later somebody called Hawadrani slept.", rule) == []


def test_a_name_is_found_joined_turned_round_and_without_its_hyphen():
    """The parts of a name are kept together in one way."""
    rules = ("name/joined-parts", "name/two-orders", "name/hyphen-or-space")
    assert found("Phan Desokha ran. Phan Desokha won. Phandesokha slept.", *rules) == [
        ("name/joined-parts", "Phandesokha")
    ]
    text = "Haruko Tanizawa ran. They met Haruko Tanizawa. Then Tanizawa Haruko slept."
    assert found(text, *rules) == [("name/two-orders", "Tanizawa Haruko")]
    text = "Park Mun-ryol ran. Park Mun-ryol won. Then Park Mun Ryol slept."
    assert found(text, *rules) == [("name/hyphen-or-space", "Mun Ryol")]


def test_a_name_of_another_file_shows_the_slip_of_this_one():
    """Evidence names the other file; looked at alone, the file has nothing to find."""
    linter = Linter(select=["name/across-files"])
    others = ["Kowalenko wrote. They fined Kowalenko.", "A lawyer of Kowalenko spoke."]
    texts = ["At noon Kovalienko was free.", *others]
    documents = [Document.from_text(text, path=f"{n}.txt") for n, text in enumerate(texts)]
    first, *rest = linter.check_all(documents, across=True)
    (finding,) = first.findings
    assert finding.evidence[0].note == "1.txt has “Kowalenko”; 3 times in 2 files"
    assert not any(outcome.findings for outcome in rest)
    assert not linter.lint(texts[0])
