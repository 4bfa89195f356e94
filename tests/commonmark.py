"""Reads every example of the CommonMark specification and checks that the prose is sound.

Usage: python -m tests.commonmark EXAMPLES.json

The specification is CC BY-SA and not copied here; several Markdown packages carry its examples as
JSON in their source distributions (`.ci/run` takes those of markdown-it-py).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mtlint.formats.markdown import read
from tests.unit.formats.invariants import assert_sound

# Each example as it stands, with the other line endings, and behind characters of several bytes.
_VARIANTS = (
    lambda text: text,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: "é😀\n\n" + text,
)


def main(path):
    """Print how many examples were read and how many pieces had no certain place."""
    examples = json.loads(Path(path).read_text(encoding="utf-8"))
    left_out = 0
    for example in examples:
        for variant in _VARIANTS:
            text = variant(example["markdown"])
            prose = read(text)
            try:
                assert_sound(text, prose)
            except AssertionError:
                print(f"example {example['example']}: {text!r}")
                raise
            left_out += prose.left_out
    read_in_all = len(examples) * len(_VARIANTS)
    print(f"{len(examples)} examples, {read_in_all} readings, {left_out} pieces left out")
    return 0 if examples else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
