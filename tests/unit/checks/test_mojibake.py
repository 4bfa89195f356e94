"""Text read in the wrong encoding."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.checks.mojibake import _candidates
from mtlint.text.document import Document
from tests.unit.building import linter_with

WORDS = ("café", "Łódź", "don’t", "“no”", "приятно", "garçon", "Æsir", "naïve", "£5", "日本")


def found(text, format_="plain"):
    """The damaged stretches that are found in a text."""
    findings = linter_with("encoding", "spacing", "date").lint(text, format_)
    return [text[f.start : f.end] for f in findings if f.rule == "encoding/mojibake"]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
@pytest.mark.parametrize("word", ["café", "garçon", "naïve", "Zürich"])
def test_a_damaged_word_is_repaired_and_nothing_else_changes(word, encoding):
    """The line around the word stays as it is, curly quotation marks and all."""
    damaged = word.encode().decode(encoding, "replace")
    text = f"They met in the {damaged} – “at noon”, as it’s said."
    if "\ufffd" not in damaged:
        assert (
            linter_with("encoding", "spacing", "date").fix(text)
            == f"They met in the {word} – “at noon”, as it’s said."
        )


@pytest.mark.parametrize("word", WORDS)
def test_sound_words_are_left_alone(word):
    """Letters beyond ASCII are no damage."""
    assert found(f"They said {word} and left.") == []


@given(
    st.sampled_from(WORDS), st.sampled_from(["cp1252", "latin-1", "cp1251", "mac-roman", "cp437"])
)
def test_every_misread_word_is_a_candidate(word, encoding):
    """The quick look at the code points loses nothing that ftfy could repair."""
    misread = "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in word.encode())
    assert _candidates(Document.from_text(f"They said {misread} and left."))


def test_ftfy_is_not_imported_for_a_text_without_candidates(monkeypatch):
    """Start-up counts: curly marks and accents are no reason to load it."""
    monkeypatch.setitem(sys.modules, "ftfy", None)
    assert found("“École”, it’s said – the café’s owner, Łódź…") == []


def test_a_text_about_encodings_is_left_alone():
    """Examples of damage are meant."""
    assert found("Read as Latin-1, café becomes cafÃ©.") == []


def test_long_lines_are_repaired_piece_by_piece():
    """A line without an end costs no more than many short ones, and nothing is lost."""
    text = "".join(f"In {year} they met in the cafÃ© of the port. " for year in range(1801, 2001))
    assert found(text) == ["cafÃ©"] * 200


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("They wait\x97and wait\x85and leave.", "They wait—and wait…and leave."),
        ("He said it wasn\x92t late.", "He said it wasn’t late."),
        ("The l\x92Aquila and O\x92Brien roads.", "The l’Aquila and O’Brien roads."),
        ("They saw Coyoac\x87n and M\x8edoc.", "They saw Coyoacán and MŽdoc."),
        ("It was cold â\x80â\x80\x9c and wet.", "It was cold – and wet."),
        ("It wasnâ€â„¢t cold.", "It wasn’t cold."),
        ("The word Ð Ð¾Ð¼Ð°Ð½ is Russian.", "The word Роман is Russian."),
        ("She dined Г la carte in the cafГ©.", "She dined à la carte in the café."),
    ],
)
def test_single_bytes_are_read_as_what_they_can_be(damaged, sound):
    """Of Windows, unless that gives no word; of a Macintosh inside one."""
    assert linter_with("encoding").fix(damaged) == sound


@pytest.mark.parametrize("text", ["The stones he held—£1,000 apiece.", "He paid—“É is a letter”."])
def test_what_english_has_beside_a_dash_is_not_asked_about(text):
    """To import the library takes longer than to read a page."""
    assert _candidates(Document.from_text(text)) == []
