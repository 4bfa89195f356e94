"""Which language a passage is in, by its letters; imported only where there is a candidate."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CERTAIN = 0.8  # share of probability; short passages of close relatives get less
_CODES = {"zh-cn": "zh", "zh-tw": "zh"}


def language_of(passage: str) -> str | None:
    """The code of the language of a passage of 20 letters or more; None where that is not certain.

    The answer is the same each time: what langdetect draws by lot is drawn from one seed.
    """
    code, probability = _detector()(passage)
    return _CODES.get(code, code) if probability >= _CERTAIN else None


@cache
def _detector() -> Callable[[str], tuple[str, float]]:
    from langdetect import DetectorFactory, detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0

    def detect(passage: str) -> tuple[str, float]:
        try:
            best = detect_langs(passage)[0]
        except LangDetectException:  # nothing in it tells
            return "", 0.0
        return best.lang, best.prob

    return detect
