"""Where reports go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mtlint.config import suggestion
from mtlint.errors import UsageError
from mtlint.report import FOR_PEOPLE, REPORTERS, reporter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.model import Failure
    from mtlint.report.base import Context, FileResult, Reporter, Totals


class Output(Protocol):
    """An opened destination."""

    def write(self, text: str) -> object:
        """Take some text."""

    def close(self) -> None:
        """The report is complete."""

    def discard(self) -> None:
        """The report will not be completed."""


def prepare_standard_output(*, for_people: bool) -> None:
    """Have it take any text: escaped where a terminal cannot show it, UTF-8 for programs."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        encoding = sys.stdout.encoding if for_people else "utf-8"
        reconfigure(encoding=encoding, errors="backslashreplace")


class _Standard:
    """Standard output."""

    def __init__(self, *, for_people: bool) -> None:
        prepare_standard_output(for_people=for_people)
        self.write = sys.stdout.write

    def close(self) -> None:
        sys.stdout.flush()

    def discard(self) -> None:
        """What is printed is printed; what could not be written is not tried again at the end."""
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Special:
    """A device or a pipe. It is written to as it stands: nothing may be put in its place."""

    def __init__(self, path: str) -> None:
        with _writing(path):
            self._file = Path(path).open("w", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed by `close`
        self.write = self._file.write

    def close(self) -> None:
        self._file.close()

    def discard(self) -> None:
        with suppress(OSError):
            self._file.close()


class _File:
    """A file, written beside its place and renamed when it is complete; a link stays a link."""

    def __init__(self, path: str) -> None:
        from mtlint.aside import Aside  # most reports go to standard output

        with _writing(path):
            self._aside = Aside(path, keeps=True)
        self._text = TextIOWrapper(self._aside.file, "utf-8", newline="\n")
        self.write = self._text.write

    def close(self) -> None:
        self._text.flush()
        self._aside.put()

    def discard(self) -> None:
        with suppress(OSError):  # on a full disk, closing tries to write once more
            self._text.close()
        self._aside.discard()


def _output(path: str | None, *, for_people: bool) -> Output:
    if path is None:
        return _Standard(for_people=for_people)
    is_special = Path(path).exists() and not Path(path).is_file()
    return _Special(path) if is_special else _File(path)


def destinations(values: Sequence[str]) -> list[tuple[str, str | None]]:
    """Formats with their files (None: standard output) from `FORMAT` and `FORMAT=FILE`.

    Raises:
        UsageError: a format does not exist, or two reports would go to one place.
    """
    found = [_destination(value) for value in values]
    places = [path for _, path in found]
    twice = next((path for path in places if places.count(path) > 1), "")
    if twice != "":
        raise UsageError(f"two output formats for {twice or 'standard output'}; give one a =FILE")
    return found


def _destination(value: str) -> tuple[str, str | None]:
    name, equals, path = value.partition("=")
    if name not in REPORTERS:
        hint = suggestion(name, REPORTERS) or f"; known are {', '.join(REPORTERS)}"
        raise UsageError(f"unknown output format '{name}'{hint}")
    if equals and not path:
        raise UsageError(f"--output-format {value}: the file has no name")
    return name, path or None


class Reports:
    """All reports of one run; each method raises UsageError where one cannot be written."""

    def __init__(self, destinations: Sequence[tuple[str, str | None]], context: Context) -> None:
        self._context = context
        self._outputs: list[Output] = []
        self._reporters: list[tuple[str, Reporter]] = []
        try:
            for name, path in destinations:
                self._open(name, path)
        except UsageError:
            self.discard()
            raise

    def _open(self, name: str, path: str | None) -> None:
        output = _output(path, for_people=name in FOR_PEOPLE)
        self._outputs.append(output)
        made = reporter(name)(output.write, _for_file(self._context, path))
        self._reporters.append((path or "standard output", made))

    def begin(self) -> None:
        """Write what comes before the first file."""
        for where, one in self._reporters:
            with _writing(where):
                one.begin()

    def file(self, result: FileResult) -> None:
        """Write what there is to say about one file."""
        for where, one in self._reporters:
            with _writing(where):
                one.file(result)

    def failure(self, failure: Failure) -> None:
        """Write a failure that belongs to no checked file."""
        for where, one in self._reporters:
            with _writing(where):
                one.failure(failure)

    def end(self, totals: Totals) -> None:
        """Write what comes last, and put the files in their places."""
        for (where, one), output in zip(self._reporters, self._outputs, strict=True):
            with _writing(where):
                one.end(totals)
                output.close()

    def discard(self) -> None:
        """Leave no half-written file behind."""
        for output in self._outputs:
            output.discard()


@contextmanager
def _writing(where: str) -> Iterator[None]:
    """Names the place that cannot be written, for lack of room say; a reader may always leave."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"cannot write {where}: {error.strerror}") from None


def _for_file(context: Context, path: str | None) -> Context:
    """A file is not a terminal: it has no colours."""
    from msgspec.structs import replace  # a name that reads badly at the top

    return context if path is None else replace(context, color=False, wrap=False, file=path)
