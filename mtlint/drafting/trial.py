"""A draft on trial: compiled, run on its examples, and looked for in somebody's own texts."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks import CHECKS
from mtlint.checks.base import Workshop, compiled
from mtlint.engine import lint
from mtlint.linter import Linter
from mtlint.ruleset.anchors import AnchorFinder
from mtlint.ruleset.compiler import compile_sources
from mtlint.ruleset.examples import ExampleRunner
from mtlint.ruleset.loader import RuleSources, load_rules, read_sources
from mtlint.ruleset.ruleset import Ruleset
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.drafting.draft import Draft
    from mtlint.engine import Outcome
    from mtlint.text.document import Document

MOST_CANDIDATES = 15  # of 1,000 blocks; what every rule of the package stays under
_MOST_DECLARED = 24
_WORDS_OF_A_BLOCK = 60


class Expected(msgspec.Struct, frozen=True):
    """Where the engine will look closer: the anchors, and in how many of 1,000 blocks they stand.

    The number is what the lexicon lets expect of any text; of words side by side it is far on the
    safe side.
    """

    anchors: tuple[str, ...]
    per_thousand: float
    is_selective: bool

    @property
    def declared(self) -> tuple[str, ...]:
        """The anchors where a rule has to name them itself."""
        return () if self.is_selective else self.anchors

    @property
    def is_too_much(self) -> bool:
        """Whether it is no use to look for it."""
        return not self.is_selective and (
            self.per_thousand > MOST_CANDIDATES or not 0 < len(self.anchors) <= _MOST_DECLARED
        )


class Hit(msgspec.Struct, frozen=True):
    """A place in somebody's text where the draft finds something.

    Attributes:
        path: of the file, as the user names it.
        row: the line, from 1.
        parts: the sentence before the words that are found, these words, and what follows.
    """

    path: str
    row: int
    parts: tuple[str, str, str]

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return "".join(self.parts).strip()


class Seen(msgspec.Struct, frozen=True):
    """What some texts gave; `candidates` are the blocks that were looked at closer."""

    documents: int
    blocks: int
    candidates: int
    hits: tuple[Hit, ...]


class Bench:
    """Tries drafts of rules.

    Args:
        rules: rule files and folders of the user's own.
        plugins: Python modules with further checks.
    """

    def __init__(self, rules: Sequence[Path] = (), plugins: Sequence[str] = ()) -> None:
        self._rules = tuple(rules)
        self._plugins = tuple(plugins)
        self._workshop = Workshop(AnchorFinder(lexicon()), {})

    def expected(self, pattern: str) -> Expected:
        """What a pattern would cost."""
        derived = self._workshop.finder.derive(self._workshop.expand(pattern))
        if derived is None:
            return Expected((), 1000, is_selective=False)
        anchors, share = derived
        names = tuple([" ".join(word.words) for word in anchors.words] + list(anchors.literals))
        per_thousand = min(1000.0, 1000 * share * _WORDS_OF_A_BLOCK)
        return Expected(names, per_thousand, self._workshop.finder.is_selective(share))

    def found_in(self, pattern: str, text: str) -> str:
        """What a pattern matches first in a text; nothing where it does not."""
        match = compiled(self._workshop.expand(pattern)).search(text)
        return match.group() if match else ""

    def failures(self, draft: Draft) -> list[str]:
        """What does not hold of the draft's examples, run through the whole pipeline.

        Raises:
            RuleError: the draft is no rule, or its id is taken.
        """
        with _written(draft) as file:
            loaded = load_rules(read_sources([file]))
            runner = ExampleRunner([*self._rules, file], self._plugins)
            return [failure.message for failure in runner.run(loaded)]

    @cached_property
    def taken(self) -> set[str]:
        """The ids and former ids of all other rules."""
        return {name for rule in self._linter.library.rules for name in (rule.id, *rule.aliases)}

    @cached_property
    def _linter(self) -> Linter:
        return Linter(rules=self._rules, plugins=self._plugins)

    def known(self, text: str, words: str) -> list[str]:
        """The rules that find something in some words of a text already.

        Raises:
            MtlintError: a rule of the user's own has a mistake.
        """
        start = text.index(words)
        return [
            finding.rule
            for finding in self._linter.lint(text)
            if finding.start < start + len(words) and start < finding.end
        ]


@contextmanager
def _written(draft: Draft) -> Iterator[Path]:
    """The draft in a file of its own, for as long as a `with` block lasts."""
    with TemporaryDirectory(prefix="mtlint-") as folder:
        file = Path(folder) / "draft.toml"
        file.write_text(draft.row(), encoding="utf-8", newline="\n")
        yield file


def look(draft: Draft, documents: Iterable[Document]) -> Seen:
    """What a draft finds in some texts, its gate open.

    Raises:
        CheckError: the pattern ran out of time.
        RuleError: the draft is no rule.
    """
    (rule,) = compile_sources(RuleSources((("draft", draft.row()),), ()), CHECKS)
    ruleset = Ruleset([rule], CHECKS, languages=rule.languages)
    count = blocks = candidates = 0
    hits: list[Hit] = []
    for document in documents:
        count += 1
        blocks += len(document.prose.blocks)
        offsets = ruleset.scanner.scan(document).get(rule.id, [])
        candidates += sum(1 for _ in groupby(offsets, document.prose.block_index))
        outcome = lint(document, ruleset)
        if outcome.errors:
            raise outcome.errors[0]
        hits += _hits(document, outcome)
    return Seen(count, blocks, candidates, tuple(hits))


def _hits(document: Document, outcome: Outcome) -> Iterator[Hit]:
    prose = document.prose
    spans = {prose.source_span(s.start, s.end): (s.start, s.end) for s in outcome.signals}
    for finding in outcome.findings:
        start, end = spans[finding.start, finding.end]
        first, last = document.sentence_at(start)
        parts = prose.text[first:start], prose.text[start:end], prose.text[end : max(last, end)]
        yield Hit(document.path, document.lines.position(finding.start).row, parts)
