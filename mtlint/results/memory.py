"""Results under the keys of their files: looked up before a run, kept while it goes on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from mtlint.engine import Outcome
from mtlint.model import Finding, Silenced  # noqa: TC001 - msgspec reads the annotations
from mtlint.origin.model import Origin  # noqa: TC001 - the same
from mtlint.results.conditions import conditions
from mtlint.results.store import Store
from mtlint.score.model import Score  # noqa: TC001 - the same
from mtlint.text.document import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.config import Config
    from mtlint.linter import Linter
    from mtlint.run import Task
    from mtlint.text.source import Source

_KEY_BYTES = 16


class Known(msgspec.Struct, frozen=True, array_like=True):
    """What the engine gave for a file without failures.

    Attributes:
        words: how many its prose has.
        findings: in their total order, before anything outside the file is asked about them.
        silenced: what the file itself says is not to be reported.
        gates: which ones it opens.
        origin: the languages it may have come from; None where nobody asked, or it shows none.
        score: what it reads like; None where nobody asked.
    """

    words: int
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    gates: frozenset[str] = frozenset()
    origin: Origin | None = None
    score: Score | None = None

    @property
    def needs_text(self) -> bool:
        """Whether there is anything to say about the file that shows its text."""
        return bool(self.findings or self.silenced or self.origin)

    @property
    def outcome(self) -> Outcome:
        """What the engine gave, but for what its checks saw."""
        return Outcome(self.findings, (), self.gates, silenced=self.silenced)


class KnownDocument(Document):
    """A document whose words were counted before; without findings it has no text either."""

    known: Known

    @classmethod
    def of(cls, known: Known, source: Source, format: str, path: str) -> KnownDocument:
        """The document of a source that was checked before."""
        document = cls(source, format, path)
        document.known = known
        return document

    @property
    def words(self) -> int:
        """How many words the prose has."""
        return self.known.words


class Memory:
    """Results of files, by what is in them and what they are checked for. `close` it.

    Args:
        path: of the store.
        configs: the configurations of the run.
        linters: one for each.
        explain: whether source languages are inferred.
        score: whether files are scored.
    """

    def __init__(
        self,
        path: str,
        configs: Sequence[Config],
        linters: Sequence[Linter],
        *,
        explain: bool,
        score: bool = False,
    ) -> None:
        self._store = Store(path)
        self._conditions = [
            conditions(config, linter, explain=explain, score=score)
            for config, linter in zip(configs, linters, strict=True)
        ]
        self._keys: WeakKeyDictionary[Document, bytes] = WeakKeyDictionary()
        # Processors have SHA-256 built in: it takes half the time of others that are as safe.
        self._begun: dict[tuple[int, str], hashlib._Hash] = {}
        self._new: dict[bytes, bytes] = {}

    def is_for(self, task: Task) -> bool:
        """Whether the result of a file may be kept at all."""
        return self._conditions[task.config] is not None

    def key(self, task: Task, data: bytes) -> bytes:
        """Names the result of a file with these bytes that it `is_for`."""
        begun = self._begun.get((task.config, task.format))
        if begun is None:
            condition = self._conditions[task.config] or b""
            begun = hashlib.sha256(b"%b%b\0" % (condition, task.format.encode()))
            self._begun[task.config, task.format] = begun
        digest = begun.copy()
        digest.update(data)
        return digest.digest()[:_KEY_BYTES]

    def look_up(self, keys: Sequence[bytes]) -> dict[bytes, Known]:
        """The results that are known."""
        found: dict[bytes, Known] = {}
        for key, value in self._store.get(keys).items():
            try:
                found[key] = _DECODER.decode(value)
            except msgspec.MsgspecError:  # damaged in a way the checksum does not show
                continue
        return found

    def read(self, task: Task, data: bytes, document: Document) -> None:
        """Say which bytes a document was read from."""
        if self.is_for(task):
            self._keys[document] = self.key(task, data)

    def found(
        self, document: Document, outcome: Outcome, origin: Origin | None, score: Score | None
    ) -> None:
        """Take a result; where something went wrong, the file is checked again next time."""
        key = self._keys.pop(document, None)
        if key is not None and not outcome.errors:
            said = (outcome.findings, outcome.silenced, outcome.gates, origin, score)
            known = Known(document.words, *said)
            self._new[key] = _ENCODER.encode(known)

    def write(self) -> None:
        """Keep what was taken."""
        self._store.put(self._new)
        self._new.clear()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Known)
