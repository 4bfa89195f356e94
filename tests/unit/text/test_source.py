"""A file is decoded so that it can be written back byte for byte."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.errors import SourceError
from mtlint.text.source import decode

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_a_file_is_written_back_byte_for_byte(text, encoding):
    """With a mark or without one, whatever the line endings."""
    data = text.encode(encoding)
    source = decode(data, encoding)
    assert source.encode() == data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "UTF_8_SIG", "utf-16"])
def test_no_mark_is_added_to_a_file_without_one(encoding):
    """Encodings that write a mark do not write one that was not there."""
    data = "é".encode("utf-16-le" if "16" in encoding else "utf-8")
    assert decode(data, encoding).encode() == data


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_the_mark_decides_and_is_no_text(mark, encoding):
    """A byte-order mark goes before the configured encoding, and stays in the file."""
    source = decode(mark + "é\r\n".encode(encoding), "latin-1")
    assert source.text == "é\r\n"
    assert source.encode("a") == mark + "a".encode(encoding)


def test_a_second_mark_is_text():
    """Only the first one marks the file."""
    assert decode(codecs.BOM_UTF8 * 2).text == "\ufeff"


def test_another_encoding_is_read_and_written():
    """The configuration may name any encoding of Python."""
    source = decode("naïve".encode("cp1252"), "cp1252")
    assert source.text == "naïve"
    assert source.encode("café") == "café".encode("cp1252")


def test_an_undecodable_byte_is_named_with_its_place():
    """The message says what to change."""
    with pytest.raises(SourceError, match=r"byte 0xff at offset 5, line 2; set 'encoding'"):
        decode(b"ab\ncd\xff")


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\0\xff", codecs.BOM_UTF16_LE + b"a\0\0\0"])
def test_a_binary_file_is_told_from_text(data):
    """A null byte says that it is none."""
    with pytest.raises(SourceError, match="binary"):
        decode(data)


def test_an_unknown_encoding_is_an_error():
    """The message repeats the name."""
    with pytest.raises(SourceError, match="'klingon'"):
        decode(b"a", "klingon")


def test_a_mark_does_not_shift_the_byte_that_is_named():
    """The offset counts the mark, the byte is the one that stands there."""
    with pytest.raises(SourceError, match="byte 0xff at offset 6, line 1"):
        decode(codecs.BOM_UTF8 + b"abc\xffdef")


def test_an_encoding_that_is_not_for_files_is_an_error():
    """Python has some that take other things than text."""
    with pytest.raises(SourceError, match="not undefined"):
        decode(b"a", "undefined")
