"""The month of a document, where its name or its front matter tells."""

from __future__ import annotations

import re

# 2024-05-17, 2024_05, 2024/05/17, 20240517; six digits alone can be anything.
_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-_./](?P<month>0[1-9]|1[0-2])(?:[-_./](?:0[1-9]|[12]\d|3[01]))?"
    r"|(?P<close>0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_FRONT_MATTER = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?P<keys>.*?)^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_IN_FRONT_MATTER = re.compile(
    r"^[\"']?(?:date|pub[_-]?date|publish(?:ed)?(?:[_-]?(?:date|at|on))?|created(?:[_-]?at)?)[\"']?"
    r"[ \t]*[:=][ \t]*[\"']?(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 10_000  # code points in which front matter has to end


def month_of(path: str, text: str) -> str | None:
    """The month as "2024-05", by the front matter or else by the path; None where neither tells."""
    front = _FRONT_MATTER.match(text[:_LONGEST])
    if front and (date := _IN_FRONT_MATTER.search(front["keys"])):
        return f"{date['year']}-{date['month']}"
    dates = list(_IN_PATH.finditer(path))
    if not dates:
        return None
    last = dates[-1]  # the file's name rather than its folder's
    return f"{last['year']}-{last['month'] or last['close']}"


def spread(months: list[str]) -> list[str]:
    """All months from the first to the last of some, which are in their order."""
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (months[0], months[-1]))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]
