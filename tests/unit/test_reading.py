"""Checks run on several documents as one, and on each where that does not go."""

import pytest

from mtlint import Document
from mtlint.checks import glue, pattern
from mtlint.engine import lint, lint_all
from tests.unit.building import default_linter
from tests.unit.real import pages

TEXTS = [
    "Two lakh of men came to the meeting .",
    "The committee met raceincluding others on Monday , as they said.",
    "He wrote to the the office, and it cost two lakh.",
]


def documents(*formats):
    """The texts as documents."""
    return [
        Document.from_text(text, format_)
        for text, format_ in zip(TEXTS, formats or ["plain"] * len(TEXTS), strict=True)
    ]


def each(*formats):
    """What each gives alone."""
    return [lint(document, default_linter().ruleset) for document in documents(*formats)]


@pytest.mark.parametrize("where", [(pattern.Checker, "run"), (glue.Checker, "seek")])
def test_a_check_that_fails_on_one_document_still_reads_the_others(monkeypatch, where):
    """The failure is told of that document, and of no other."""
    owner, name = where
    expected, method = each(), getattr(owner, name)

    def failing(checker, document, *rest):
        if "raceincluding" in document.prose.text:
            raise ZeroDivisionError("some mistake")
        return method(checker, document, *rest)

    monkeypatch.setattr(owner, name, failing)
    first, second, third = lint_all(documents(), default_linter().ruleset)
    assert (first, third) == (expected[0], expected[2])
    assert [str(error) for error in second.errors] == [
        f"check {owner.__module__.rpartition('.')[2]!r} failed: ZeroDivisionError: some mistake"
    ]


def test_a_pattern_that_takes_too_long_is_told_of_its_document_alone(monkeypatch):
    """The others give what they give alone."""
    expected, find = each(), pattern._matches

    def slow(ready, document, texts):
        if "raceincluding" in document.prose.text:
            raise TimeoutError
        return find(ready, document, texts)

    monkeypatch.setattr(pattern, "_matches", slow)
    first, second, third = lint_all(documents(), default_linter().ruleset)
    assert (first, third) == (expected[0], expected[2])
    assert second.errors
    assert all("took more than" in str(error) for error in second.errors)


def test_documents_of_several_formats_keep_their_order():
    """Those of one format are read together."""
    formats = ("markdown", "plain", "markdown")
    assert lint_all(documents(*formats), default_linter().ruleset) == each(*formats)


@pytest.mark.parametrize("faulty", [False, True])
def test_real_pages_together_give_what_they_give_alone(faulty):
    """With each other's headlines, names and furniture beside them."""
    texts = list(pages(faulty=faulty).values())
    for format_ in ("plain", "markdown", "html"):
        alone = [
            lint(Document.from_text(text, format_), default_linter().ruleset) for text in texts
        ]
        read = [Document.from_text(text, format_) for text in texts]
        assert lint_all(read, default_linter().ruleset) == alone


APART = {
    "a name spelled in two ways": (
        "At first Selenowsky kept quiet. Then Selenowsky spoke.",
        "A paper claims that Selenowskiy shouted.",
    ),
    "a name in two orders": (
        "Haruko Tanizawa ran. They met Haruko Tanizawa.",
        "Then Tanizawa Haruko slept.",
    ),
    "opposite things of one object": (
        "Oman and Iran expanded trade ties.",
        "They reduced trade ties in all fields.",
    ),
    "a name and what tells whose it is": (
        "The Kremlin was silent.",
        "Reporters asked whether Poutine was ill.",
    ),
    "a city spelled in two ways": (
        "Odesa was quiet. In Odesa the port was shut.",
        "That night Odessa had no light.",
    ),
}


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_documents_read_together_say_nothing_of_each_other(texts):
    """What is found in both as one text is in neither alone, nor in two that hold all of it."""
    together = " ".join(texts)
    ruleset = default_linter().ruleset

    def read(*parts):
        return [
            [(finding.rule, finding.start, finding.end) for finding in outcome.findings]
            for outcome in lint_all([Document.from_text(part) for part in parts], ruleset)
        ]

    (found,) = read(together)
    assert found
    assert read(*texts) == [[], []]
    assert read(texts[0], together, texts[1], together) == [[], found, [], found]
