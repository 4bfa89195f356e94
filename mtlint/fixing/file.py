"""Fixing one file: its fixes are made, or comments put in; what came out is written or shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import FixError, MtlintError
from mtlint.fixing.diff import unified
from mtlint.fixing.journal import drop, record
from mtlint.fixing.mend import Mended, mend
from mtlint.fixing.write import replace_bytes
from mtlint.model import Failure
from mtlint.paths import printable
from mtlint.silence.adding import with_ignores
from mtlint.text.source import decode

if TYPE_CHECKING:
    from mtlint.engine import Outcome
    from mtlint.fixing.mend import Check, Pick
    from mtlint.report.base import FileResult
    from mtlint.run import Task
    from mtlint.text.document import Document
    from mtlint.text.source import Source


class Fixing(msgspec.Struct, frozen=True):
    """What is to be done with fixes in a run.

    Attributes:
        unsafe: whether unsafe ones are made too.
        only: whether what is left is not reported.
        diff: whether a diff is shown and nothing is written.
        journal: the folder of this run in the journal; empty where nothing is written.
        pick: asks which fixes are made; only in this process.
        ignores: whether findings are not fixed, but comments are written that silence them.
    """

    unsafe: bool = False
    only: bool = False
    diff: bool = False
    journal: str = ""
    pick: Pick | None = None
    ignores: bool = False


class Fixed(msgspec.Struct, frozen=True):
    """What became of a file.

    Attributes:
        mended: its document with what is left; the one that was read if it could not be fixed.
        output: the diff, or the fixed bytes of standard input.
        error: why it could not be fixed, or nothing.
        commented: whether comments were written into it.
    """

    mended: Mended
    output: bytes = b""
    error: MtlintError | None = None
    commented: bool = False

    def result(self, left: FileResult, fixing: Fixing) -> FileResult:
        """The result for the file, from that for what is left."""
        failures = left.failures
        if self.error:
            failures += (Failure(left.path, self.error.kind, str(self.error)),)
        result = msgspec.structs.replace(
            left,
            text=self.mended.document.source.text if self.mended.fixed else left.text,
            failures=failures,
            fixed=self.mended.fixed,
            commented=self.commented,
            output=self.output,
        )
        if fixing.only:
            return msgspec.structs.replace(
                result, findings=(), silenced=(), marks=(), failing=False
            )
        return result


def fix_file(
    task: Task, document: Document, outcome: Outcome, check: Check, fixing: Fixing
) -> Fixed:
    """Fix or silence what was found in a file. Where that cannot be done it stays as it was."""
    try:
        if fixing.ignores:
            mended = Mended(*with_ignores(document, outcome, check))
        else:
            mended = mend(document, outcome, check, unsafe=fixing.unsafe, pick=fixing.pick)
        output = _carried_out(task, document.source, mended.document.source, fixing)
        commented = fixing.ignores and mended.document is not document
        return Fixed(mended, output, commented=commented)
    except MtlintError as error:
        return Fixed(Mended(document, outcome), error=error)


def _carried_out(task: Task, source: Source, after: Source, fixing: Fixing) -> bytes:
    """Write what came out, or return what is to be shown of it."""
    if after.text == source.text:
        return b""
    old = _bytes_of(task, source)
    new = _encoded(after)
    if fixing.diff:
        return unified(task.path, old, new)
    if task.data is not None:
        return new
    path, run = Path(task.absolute), Path(fixing.journal)
    replaced = record(run, path, old, new)
    try:
        replace_bytes(path, old, new)
    except FixError:
        drop(run, path, replaced)
        raise
    return b""


def _bytes_of(task: Task, source: Source) -> bytes:
    """The bytes of a file as it is now.

    Raises:
        FixError: they are not those that were read, or what was read cannot be written back.
    """
    try:
        data = Path(task.absolute).read_bytes() if task.data is None else task.data
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FixError(f"cannot be read any more: {reason}; not written") from None
    if data == _encoded(source):
        return data
    if decode(data, source.encoding).text == source.text:
        raise FixError(f"cannot be written back byte for byte in {source.encoding}; not written")
    raise FixError("changed on disk since it was read; not written")


def _encoded(source: Source) -> bytes:
    try:
        return source.encode()
    except UnicodeEncodeError as error:
        char = printable(source.text[error.start])
        code = f"U+{ord(source.text[error.start]):04X}"
        raise FixError(f"a fix needs “{char}” ({code}), which {source.encoding} has not") from None
