"""Ways of writing that a document does not otherwise use."""

from __future__ import annotations

from tests.unit.building import linter_with


def found(text):
    """What is found before per cent signs."""
    return [
        f
        for f in linter_with("encoding", "spacing", "date").lint(text)
        if f.rule == "spacing/per-cent"
    ]


def test_one_among_others_is_found():
    """The document itself shows how it writes."""
    assert len(found("They lost 5 % here, 7% there and 9% at sea.")) == 1


def test_the_style_of_a_document_is_left_alone():
    """What stands everywhere is meant."""
    assert found("They lost 5 % here, 7 % there and 9% at sea.") == []
