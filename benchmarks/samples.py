"""The text that speed is measured on."""

from __future__ import annotations

import gzip
import json
import random
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SEED = 20
_DOCUMENTS = 400  # made up; repeated until there is enough
_RAREST = 2.0  # Zipf; below it stand misspellings and scraps
_CAPITALISED = 0.05  # share of words inside a sentence that are names
_QUOTED = 0.1  # share of sentences
_PARAGRAPH = (2, 6)  # sentences
_SENTENCE = (6, 28)  # words


def read_texts(path: Path) -> list[str]:
    """The texts of a folder of text files, of one, or of the field "text" of a .jsonl.gz."""
    if path.is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(path.rglob("*.txt"))]
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8")]


def generated_texts() -> list[str]:
    """Texts without sense, the same each time, whose words are as common as in English."""
    from wordfreq import get_frequency_dict

    shares = get_frequency_dict("en", "large")
    words = {w: s for w, s in shares.items() if s > 10 ** (_RAREST - 9) and w.isalpha()}
    chance = random.Random(_SEED)
    return [_document(chance, list(words), list(words.values())) for _ in range(_DOCUMENTS)]


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


def _document(chance: random.Random, words: list[str], shares: list[float]) -> str:
    return "\n\n".join(
        " ".join(
            _sentence(chance, chance.choices(words, shares, k=chance.randint(*_SENTENCE)))
            for _ in range(chance.randint(*_PARAGRAPH))
        )
        for _ in range(chance.randint(5, 30))
    )


def _sentence(chance: random.Random, words: list[str]) -> str:
    words = [word.capitalize() if chance.random() < _CAPITALISED else word for word in words]
    comma = chance.randrange(len(words))
    words[comma] += ","
    text = words[0].capitalize() + " " + " ".join(words[1:]).rstrip(",") + "."
    return f"“{text}”" if chance.random() < _QUOTED else text
