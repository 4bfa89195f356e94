"""What is said of a document as a whole: how dense its findings are, and what it reads like."""

from __future__ import annotations

import msgspec

from mtlint.origin.model import Likely  # noqa: TC001 - msgspec reads the annotations

_ONE = 0.5  # what is rounded to one


class Symptom(msgspec.Struct, frozen=True):
    """A count that speaks for unedited machine translation, or against it.

    Attributes:
        feature: its name in `features.toml`.
        says: what was counted, in words.
        count: how often it stands in the document.
        usual: how often it would in text of people of that length.
        weight: what it adds to the log-odds; below 0 it speaks against.
    """

    feature: str
    says: str
    count: int
    usual: float
    weight: float

    @property
    def note(self) -> str:
        """The symptom in one line."""
        usual = f"about {self.usual:,.0f}" if self.usual >= _ONE else "hardly any"
        return f"{self.says}: {self.count:,}, where people have {usual}"


class Measured(msgspec.Struct, frozen=True):
    """How well the score tells machine output from human translation, on text it was not fitted to.

    Attributes:
        auc: of a document of each the one of machine output has the higher score in this share of
            all pairs; 0.5 is chance.
        documents: how many were measured.
        language: the source language that these were of; empty for all together.
    """

    auc: float
    documents: int
    language: str = ""


class Score(msgspec.Struct, frozen=True):
    """A signal about the symptoms of a document; it is no verdict on who wrote it.

    Attributes:
        words: how many the prose has.
        densities: family -> findings in 1,000 words, the densest first; none without words.
        languages: the likely source languages, the likeliest first; often none.
        machine: how likely unedited machine translation looks like this, if it is as likely as
            text of people beforehand: 0 to 1. None for a document too short to say.
        symptoms: what is behind that, the weightiest first.
        measured: how far `machine` can be relied on; None where that is.
    """

    words: int
    densities: dict[str, float] = {}
    languages: tuple[Likely, ...] = ()
    machine: float | None = None
    symptoms: tuple[Symptom, ...] = ()
    measured: Measured | None = None
