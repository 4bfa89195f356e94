"""Pages that somebody wrote: this project's own and the seeds, whole and with faults put in."""

from __future__ import annotations

import re
from functools import cache
from itertools import count
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]

_FAULTS = [  # what, how many are left alone between two, and what it becomes
    (re.compile(r"\b(?:the|of|and|is|to)\b"), 7, r"\g<0> \g<0>"),
    (re.compile(r"(?<=\w), "), 4, " , "),
    (re.compile(r"(?<=\w) (?=\w)"), 19, "  "),
    (re.compile(r"\bthe (?=\w)"), 11, "the 3 lakh "),
]


@cache
def pages(*, faulty=False):
    """File name -> text, in every format there is."""
    seeds = {path.name: _read(path) for path in sorted((ROOT / "seeds").glob("*.txt"))}
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    own = {path.name: _read(path) for path in documents if path.stem != "accuracy"}
    made = {**seeds, **own}
    made["page.html"] = _html(own["README.md"])
    made["silencing.htm"] = _html(own["silencing.md"]).replace("\n", "\r\n")
    made["page.mdx"] = _mdx(own["baseline.md"])
    return {name: _with_faults(text) for name, text in made.items()} if faulty else made


def _read(path):
    return path.read_bytes().decode()


def _html(text):
    body = MarkdownIt("commonmark").enable("table").render(text)
    head = "<title>A page</title><style>p , a  b {}</style><script>of of</script>"
    return f"<!doctype html>\n<html><head>{head}</head>\n<body>\n{body}</body></html>\n"


def _mdx(text):
    """The same with what only MDX has."""
    opening = 'import Box from "./of of"\n\n<Box title="of of , a">\n\n'
    return f"{opening}{text}\n</Box>\n\n{{/* of of , a  comment */}}\n\n{{props.of}}\n"


def _with_faults(text):
    for pattern, pause, fault in _FAULTS:
        text = _every(pattern, pause, fault, text)
    return text


def _every(pattern, pause, fault, text):
    number = count(1)
    return pattern.sub(lambda m: m[0] if next(number) % pause else m.expand(fault), text)
