"""Rules made by the thousand, to see what one more rule costs."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SEED = 20
_RARE = (1.5, 3.0)  # Zipf: from one use in thirty million words to one in a million

_RULE = """
[[rule]]
id = "generated/n{number}"
summary = "A generated rule"
message = "“{{match}}” is generated"
why = "It shows what a rule costs."
pattern = '\\b{first} (?:and )?{second}s?\\b'
bad = [ {{ text = "⟦{first} {second}⟧" }} ]
good = [ {{ text = "{second}" }} ]
"""


def write_rules(folder: Path, count: int) -> None:
    """Write a file of `count` pattern rules whose anchors are rare words, the same each time."""
    from wordfreq import get_frequency_dict

    low, high = (10 ** (zipf - 9) for zipf in _RARE)
    shares = get_frequency_dict("en", "large")
    words = sorted(w for w, s in shares.items() if low < s < high and w.isascii() and w.isalpha())
    chance = random.Random(_SEED)
    rules = [
        _RULE.format(number=number, first=chance.choice(words), second=chance.choice(words))
        for number in range(count)
    ]
    (folder / "generated.toml").write_text("".join(rules), encoding="utf-8")
