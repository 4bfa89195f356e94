"""Regular expressions on the blocks where an anchor stands."""

from __future__ import annotations

import gc

import pytest

from mtlint.checks.base import compiled
from tests.unit.building import default_linter


def found(text, format="plain"):
    """The rules that find something in a text."""
    return [finding.rule for finding in default_linter().check(_document(text, format)).findings]


def _document(text, format):
    from mtlint import Document

    return Document.from_text(text, format)


def test_a_placeholder_in_prose_is_found():
    """Nothing in the document says that it is about code."""
    assert found("The ship of {{owner}} left at noon.") == ["markup/placeholder"]


@pytest.mark.parametrize("elsewhere", ["It is written in JavaScript.", "Run `ship` first."])
def test_a_placeholder_in_a_document_about_code_is_meant(elsewhere):
    """A word or a sign anywhere in the document says so."""
    text = f"The ship of {{{{owner}}}} left at noon.\n\n{elsewhere}\n"
    assert "markup/placeholder" not in found(text)


def test_a_run_of_unknown_words_is_one_finding():
    """An engine that knows none of the words writes its token for each."""
    text = "They are known as <unk> <unk> <unk> <unk>, and as <unk> at home."
    assert found(text) == ["markup/engine-token"] * 2


def test_links_between_the_pages_of_a_wiki_are_markup_in_markdown():
    """Programs that read Markdown know them; in plain text they show."""
    assert found("The ship left [[Oslo]] at noon.", "markdown") == []
    assert found("The ship left [[Oslo]] at noon.") == ["markup/wiki-link"]


def test_compiled_patterns_leave_nothing_behind_while_no_garbage_is_searched_for():
    """A long text has a thousand of them compiled, and their trees refer to themselves."""
    gc.collect()
    gc.disable()
    try:
        for number in range(500):
            compiled(rf"(?P<first>w{number}) (?P<second>x)")
        left = sum(type(it).__module__ == "regex._regex_core" for it in gc.get_objects())
    finally:
        gc.enable()
    assert left < 500 * 3
