"""What is counted of a text to tell its source language: nothing that says what it is about."""

from __future__ import annotations

from mtlint.origin.columns import Counted

_WORDS = """
the a an of in to and for on at with by from as that which who whose whom this these those such it
its itself he him his she her they them their we us our i you your is are was were be been being has
have had having will would can could should must may might do does did not no nor but or if when
while because since although though however also only even already still just very more most some
any all both each every many much other another same own one two there here then now so than
too up out off over into after before during between through about against under within without
until among around
per via due thus therefore moreover what how why where said says told added noted stated according
regarding concerning s t
""".split()  # noqa: SIM905 - it is read as words

_PAIRS = (
    """
of the|in the|to the|on the|for the|at the|from the|by the|with the|and the|it is|it was|there is
there are|that the|as well|such as|due to|in order|carried out|is a|is the|of a|in a|to be|has been
have been|will be|can be|at the same|the same|which is|who is|one of|this is|in this|for a|a lot
because of|in which|did not|do not|is not|not only|but also|so that|and other|all the|after the
more than|according to|in addition|in terms|on this|from this|to do|that is|it has|the first
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

_OPENERS = """
the in at on it and but however according as for this there if when after he she they we i so also
a to from with by since because although while these that at now then what no all
""".split()  # noqa: SIM905 - the same

_MARKS = (", that", ", which", ", who", ", and", ", but", " - ", " – ", "—", ";", ":", "?", "!",
          "...", "(", '"', "“", "'s", "’s", "'t", "’t", "%", " %", "/", "-", ", ")  # fmt: skip

_SHAPES = ("sentences", "capitals", "numbers", "chains")


def _once(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


CANDIDATES = Counted(
    _once(_WORDS),
    _once([pair for pair in _PAIRS if len(pair.split()) == 2]),  # noqa: PLR2004 - a pair
    _once(_OPENERS),
    _MARKS,
    _SHAPES,
)
