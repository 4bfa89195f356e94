"""One page for people who would rather look than read: it needs nothing but a browser."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mtlint.report.base import Reporter
from mtlint.report.html_counts import Counts, folder_name, parts_of
from mtlint.report.html_document import Place, document, in_folder
from mtlint.report.html_page import (
    filters,
    foot,
    head,
    header,
    plots,
    problems,
    silenced_box,
    tiles,
)
from mtlint.report.html_runs import Run, Runs, earlier

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.model import Failure
    from mtlint.report.base import Context, FileResult, Totals

# Code points of text on one page. A browser takes a page of three times that size in its stride;
# when so much is there, the other documents are shown by excerpts.
_MOST_TEXT = 20_000_000


class Html(Reporter):
    """Writes the format called "html", at the end: the totals come first on the page."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._counts = Counts()
        self._failures: list[Failure] = []
        self._documents: list[tuple[str, str]] = []
        self._number = 1  # of the next finding
        self._room = _MOST_TEXT

    def file(self, result: FileResult) -> None:
        """Keep what there is to say about one file."""
        self._failures += result.failures
        if not result.readable:
            return
        self._counts.add(result)
        if result.findings or result.silenced:
            place = Place(len(self._documents) + 1, self._number, whole=self._room > 0)
            body = document(result, place, self.context.rules)
            self._documents.append((result.path, body))
            self._number += len(result.findings) + len(result.silenced)
            self._room -= len(result.text)

    def failure(self, failure: Failure) -> None:
        """Keep an error that belongs to no file."""
        self._failures.append(failure)

    def end(self, totals: Totals) -> None:
        """Write the page."""
        counts = self._counts
        runs = self._runs(totals)
        self.write(head(runs) + header(self.context.version) + tiles(totals, counts))
        self.write(problems(self._failures) + plots(counts, self.context.rules, runs))
        if self._documents:
            self.write(filters(counts, silenced_box(counts.silenced)))
        else:
            self.write("<p>Nothing was found.</p>\n")
        depth = counts.depth()
        self.write('<div id="list">\n')
        for number, (path, body) in enumerate(self._documents, 1):
            self.write(in_folder(number, folder_name(parts_of(path)[:depth]), body))
        self.write("</div>\n</main>\n" + foot())

    def _runs(self, totals: Totals) -> Runs:
        """The runs that the page in its place tells of, and this one; none without a place."""
        if not self.context.file:
            return Runs()
        counts = self._counts
        error, warning, info = totals.severities.values()
        when = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        run = Run(when, totals.files, counts.words, (error, warning, info))
        folders = {name: tally for name, (tally, _) in counts.folders().items()}
        found = {"family": counts.families, "rule": counts.rules, "folder": folders}
        return earlier(self.context.file).then(run, found)
