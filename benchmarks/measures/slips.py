"""Findings in clean text that a reader judged right: edited English has slips of its own.

The same for findings of `injected` that are of no planted fault.

`benchmarks/slips.txt` holds a key for each of them, made of the rule and of the words round the
finding, so that it holds for the same place in every collection and says nothing of the text. The
figures of `clean` count every finding as a false alarm all the same; the confidence of rules does
not.

    python -m benchmarks.accuracy DATA --only clean --read 400 --reading FILE
    python -m benchmarks.accuracy DATA --only clean --verdicts FILE --slips benchmarks/slips.txt
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measures import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.measures.model import Sample

_FILE = Path(__file__).parent.parent / "slips.txt"
_HEAD = (
    "# Written by `python -m benchmarks.accuracy DATA --only clean --verdicts FILE --slips FILE`."
)


def is_slip(sample: Sample) -> bool:
    """Whether a reader judged that something is really wrong there."""
    return _key(sample) in _known()


def write(path: Path, samples: Iterable[Sample], readings: Sequence[reading.Verdicts]) -> None:
    """Write the keys of the samples that all readers judged real, and keep those known before."""
    verdicts = reading.agreed(readings)
    real = {_key(sample) for sample in samples if verdicts.get(reading.key(sample))}
    path.write_text("\n".join([_HEAD, *sorted(real | _known())]) + "\n", encoding="utf-8")


@cache
def _known() -> frozenset[str]:
    if not _FILE.exists():
        return frozenset()
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _key(sample: Sample) -> str:
    words = " ".join(sample.text.split())
    return blake2b(f"{sample.rule}\n{words}".encode(), digest_size=6).hexdigest()
