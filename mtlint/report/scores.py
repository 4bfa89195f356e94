"""The score of a document in words: a signal about symptoms, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.report.records import Record
    from mtlint.score.model import Measured, Score

_MOST = 20  # documents of a run; a report has all of them


def reads_like(score: Score) -> str:
    """What a document reads like, with how far that can be relied on; empty if it is too short."""
    if score.machine is None or score.measured is None:
        return ""
    return (
        f"reads like unedited machine translation: {score.machine:.2f}; "
        f"on text we measured, {_auc(score.measured)}"
    )


def score_record(score: Score) -> Record:
    """A score as it stands in the signals of a document."""
    return {
        "per_1000_words": {family: round(n, 2) for family, n in score.densities.items()},
        "machine": _machine(score),
    }


def score_lines(scores: Sequence[tuple[str, Score]]) -> Iterator[str]:
    """A line for each document, those that read most like machine translation first."""
    ranked = sorted(scores, key=_rank)
    width = max(len(path) for path, _ in ranked[:_MOST])
    for path, score in ranked[:_MOST]:
        shown = "-" if score.machine is None else f"{score.machine:.2f}"
        yield f"{shown:>8}  {path:{width}}  {_densities(score)}{_origin(score)}"
    if len(ranked) > _MOST:
        yield f"          and {len(ranked) - _MOST:,} more; --output-format report has all of them"
    measured = {score.measured.language: score.measured for _, score in ranked if score.measured}
    if measured:
        known = ", ".join(_auc(measured[name]) for name in sorted(measured))
        yield (
            "  from 0 to 1, a signal about symptoms and no verdict on who wrote a text; on text we "
            f"measured, {known}"
        )


def _rank(one: tuple[str, Score]) -> tuple[float, str]:
    """The likeliest first; what is too short to say comes last."""
    path, score = one
    return (1.0 if score.machine is None else -score.machine, path)


def _machine(score: Score) -> Record | None:
    if score.machine is None or score.measured is None:
        return None
    return {
        "likelihood": round(score.machine, 2),
        "message": reads_like(score),
        "measured": {
            "auc": score.measured.auc,
            "documents": score.measured.documents,
            "language": score.measured.language or None,
        },
        "symptoms": [
            {
                "feature": one.feature,
                "message": one.note,
                "count": one.count,
                "usual": round(one.usual, 2),
                "weight": round(one.weight, 2),
            }
            for one in score.symptoms
        ],
    }


def _auc(measured: Measured) -> str:
    of = f" for {measured.language}" if measured.language else ""
    return f"AUC {measured.auc:.2f}{of}"


def _densities(score: Score) -> str:
    if not score.densities:
        return "no findings"
    families = ", ".join(f"{family} {n:.1f}" for family, n in score.densities.items())
    return f"{sum(score.densities.values()):.1f} findings in 1,000 words: {families}"


def _origin(score: Score) -> str:
    if not score.languages:
        return ""
    first = score.languages[0]
    return f"; as if it came from {first.name} ({min(round(100 * first.confidence), 99)} %)"
