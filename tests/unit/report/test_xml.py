"""Pieces of XML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from mtlint.report.xml import content, tag

# Runs of the signs that mean something, among any characters.
_TEXT = st.lists(st.one_of(st.characters(), st.sampled_from("]]>&<\"'\r\n\t\0\ufffe"))).map("".join)


def _holds(char):
    """Whether XML 1.0 can hold a character."""
    number = ord(char)
    return (
        char in "\t\n\r"
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or number >= 0x10000
    )


@given(_TEXT, _TEXT)
def test_any_text_is_read_back(attribute, inside):
    """Character for character, but for those that XML cannot hold: their numbers stand there."""
    document = f"{tag('a', {'b': attribute, 'c': None})}{content(inside)}</a>"
    read = ET.fromstring(document.encode())  # noqa: S314 - our own
    for text, found in ((attribute, read.get("b")), (inside, read.text or "")):
        shown = (char if _holds(char) else f"<U+{ord(char):04X}>" for char in text)
        assert found == "".join(shown)
    assert set(read.keys()) == {"b"}


def test_an_empty_element_closes_itself():
    """It needs no end tag."""
    assert tag("a", {"b": 1}, empty=True) == '<a b="1"/>'
