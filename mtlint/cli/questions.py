"""Asking somebody at a terminal; what was given as an option is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mtlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Questions:
    """Asks, and asks again what it does not understand.

    Args:
        ask: prints a question and returns the answer, or raises EOFError; None where nobody is to
            be asked, and every answer is an option or the default.
    """

    def __init__(self, ask: Callable[[str], str] | None) -> None:
        self._ask = ask

    @property
    def is_asking(self) -> bool:
        """Whether somebody is there to answer."""
        return self._ask is not None

    def say(self, text: str = "") -> None:
        """Tell something that only matters to who answers."""
        if self.is_asking:
            print(text)

    def answer(self, question: str, default: str, read: Callable[[str], T]) -> T:
        """What somebody answers, read; Enter, or nobody there, is the default."""
        if self._ask is None:
            return read(default)
        while True:
            typed = self._typed(question)
            try:
                return read(typed or default)
            except UsageError as error:
                print(f"  ! {error}")

    def wanted(self, option: str, given: str | None, question: str, read: Callable[[str], T]) -> T:
        """The same for what has no default.

        Args:
            option: that gives the answer.
            given: its value.
            question: asked where it has none.
            read: what it is turned into; raises UsageError for what it cannot be.
        """
        if given is not None:
            try:
                return read(given)
            except UsageError as error:
                raise UsageError(f"{option}: {error}") from None
        if self._ask is None:
            raise UsageError(f"{option} is missing; without it, run mtlint new-rule on a terminal")
        return self.answer(question, "", read)

    def is_wanted(self, question: str, *, default: bool) -> bool:
        """Yes or no; Enter, or nobody there, is the default."""
        hint = "[Y/n]" if default else "[y/N]"
        return self.answer(f"{question} {hint} ", "y" if default else "n", _yes_or_no)

    def _typed(self, question: str) -> str:
        assert self._ask is not None
        try:
            return self._ask(question).strip()
        except EOFError:
            print()
            raise UsageError("the answers end here; nothing is written") from None


def _yes_or_no(answer: str) -> bool:
    if answer.lower() in ("y", "yes"):
        return True
    if answer.lower() in ("n", "no"):
        return False
    raise UsageError("y or n, or Enter for the capital one")
