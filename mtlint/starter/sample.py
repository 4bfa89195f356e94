"""Some of the files of a folder, read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MOST_FILES = 400
_MOST_BYTES = 100_000  # of each

_FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?s:.*?)^\1[ \t]*\r?$", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_LAKH = re.compile(r"\b(?:lakhs?|crores?)\b", re.IGNORECASE)

# In English they are 10 to 20 in a hundred words, in no other language 3.
_ENGLISH = frozenset(("the", "of", "and", "to"))
_ENGLISH_SHARE = 0.05
_FEWEST_WORDS = 40  # in fewer the share says little


class Sample(msgspec.Struct, frozen=True):
    """A file that was read; `is_english` is None where there are too few words to tell."""

    path: Path
    has_front_matter: bool
    is_utf8: bool
    is_english: bool | None
    has_lakh: bool


def read_samples(folder: Path, paths: Sequence[Path]) -> list[Sample]:
    """Read some of the files, spread evenly; one that cannot be read is left out."""
    step = max(1, -(-len(paths) // _MOST_FILES))
    return list(_read(folder, paths[::step]))


def _read(folder: Path, paths: Sequence[Path]) -> Iterator[Sample]:
    for path in paths:
        try:
            with (folder / path).open("rb") as file:
                yield _sample(path, file.read(_MOST_BYTES))
        except OSError:
            continue


def _sample(path: Path, data: bytes) -> Sample:
    text, is_utf8 = _decoded(data)
    body = _FRONT_MATTER.sub("", text, count=1)
    return Sample(path, body != text, is_utf8, _is_english(body), _LAKH.search(body) is not None)


def _decoded(data: bytes) -> tuple[str, bool]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), True  # its mark says so
    text = data.decode("utf-8", errors="replace")
    # The end may be cut in the middle of a character.
    return text, "\ufffd" not in text[:-4] or "\ufffd".encode() in data


def _is_english(text: str) -> bool | None:
    words = [word.lower() for word in _WORD.findall(_TAG.sub(" ", text))]
    if len(words) < _FEWEST_WORDS:
        return None
    return sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)
