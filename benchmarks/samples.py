"""The text that speed is measured on."""

from __future__ import annotations

import gzip
import json
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def read_texts(path: Path) -> list[str]:
    """The texts of a folder of text files, of one, or of the field "text" of a .jsonl.gz."""
    if path.is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(path.rglob("*.txt"))]
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8")]


def repeated(texts: Iterable[str], size: int) -> str:
    """One text of `size` bytes of UTF-8: the given ones, again and again, with the last one cut."""
    parts = []
    length = 0
    for text in cycle(texts):
        parts.append(text)
        length += len(text.encode()) + 2
        if length >= size:
            break
    joined = "\n\n".join(parts)
    return joined.encode()[:size].decode(errors="ignore")


def documents(text: str, size: int) -> list[str]:
    """The text cut into documents of about `size` characters, between paragraphs if it can be."""
    return list(_cut(text, size))


def _cut(text: str, size: int) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = start + size
        if end < len(text):
            paragraph = text.find("\n\n", end - size // 10, end + size // 10)
            end = paragraph if paragraph > 0 else text.rfind(" ", start + 1, end)
        yield text[start:end].strip()
        start = end
