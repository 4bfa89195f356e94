"""Bytes and text: decoding a file so that it can be written back byte for byte."""

from __future__ import annotations

import codecs

import msgspec

from mtlint.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings that write a mark: without one in the file, none may be added to it.
_UNMARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf16": "utf-16-le"}


class Source(msgspec.Struct, frozen=True):
    """A file's decoded text, with what is needed to write it back.

    `text` is without the byte-order mark; `mark` holds that mark's bytes or nothing. Line endings
    stay in `text` as they are.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str | None = None) -> bytes:
        """The bytes of `text` (by default its own) in this source's encoding, mark included."""
        return self.mark + (self.text if text is None else text).encode(self.encoding)


def decode(data: bytes, encoding: str = "utf-8") -> Source:
    """Read `data` as text.

    A byte-order mark decides between UTF-8 and UTF-16; without one, `encoding` is used.

    Raises:
        SourceError: the bytes are not text in that encoding; says at which byte and line.
    """
    for mark, marked_encoding in _MARKS:
        if data.startswith(mark):
            return Source(
                _decode(data[len(mark) :], marked_encoding, len(mark)), marked_encoding, mark
            )
    encoding = _UNMARKED.get(encoding.lower().replace("_", "-"), encoding)
    return Source(_decode(data, encoding, 0), encoding)


def _decode(data: bytes, encoding: str, skipped: int) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(_undecodable(data, encoding, error.start, skipped)) from None
    except UnicodeError as error:  # of an encoding that is for other things than files
        raise SourceError(f"not {encoding}: {error}") from None
    except LookupError:
        raise SourceError(
            f"unknown encoding {encoding!r}; set 'encoding' to one Python knows"
        ) from None
    if "\0" in text:
        raise SourceError("binary file (it holds a null character)")
    return text


def _undecodable(data: bytes, encoding: str, at: int, skipped: int) -> str:
    """What is wrong with data[at]; `skipped` bytes of a mark stood before `data`."""
    if b"\0" in data[:8192]:
        return "binary file (it holds a null byte)"
    byte = data[at : at + 1].hex()
    line = data.count(b"\n", 0, at) + 1
    return (
        f"not {encoding}: byte 0x{byte} at offset {at + skipped}, line {line}; "
        "set 'encoding' in the configuration if the file is in another one"
    )
