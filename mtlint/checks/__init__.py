"""Checks as code: one algorithm a file. A check is a module with `prepare` and `Checker`.

`prepare(rule, workshop)` looks at a rule once, when the library is compiled: it validates the
parameters, says which values a message may show and which anchors every match holds.
`Checker(rules)` is made once from all the compiled rules that name the check; its
`run(document, hits)` yields signals and reads nothing but its arguments.
"""

from __future__ import annotations

CHECKS: dict[str, str] = {
    "apostrophe": "mtlint.checks.apostrophe",
    "article": "mtlint.checks.article",
    "blank-lines": "mtlint.checks.blank_lines",
    "boundary": "mtlint.checks.boundary",
    "camel": "mtlint.checks.camel",
    "capital-slip": "mtlint.checks.capital_slip",
    "casing": "mtlint.checks.casing",
    "conjunct": "mtlint.checks.conjunct",
    "consistency": "mtlint.checks.consistency",
    "contradiction": "mtlint.checks.contradiction",
    "copy": "mtlint.checks.copy",
    "dash": "mtlint.checks.dash",
    "date": "mtlint.checks.date",
    "entity": "mtlint.checks.entity",
    "foreign-acronym": "mtlint.checks.foreign_acronym",
    "foreign-passage": "mtlint.checks.foreign_passage",
    "foreign-script": "mtlint.checks.foreign_script",
    "foreign-word": "mtlint.checks.foreign_word",
    "glue": "mtlint.checks.glue",
    "line": "mtlint.checks.line",
    "mandarin": "mtlint.checks.mandarin",
    "mentions": "mtlint.checks.mentions",
    "misspelling": "mtlint.checks.misspelling",
    "mixed-case": "mtlint.checks.mixed_case",
    "mojibake": "mtlint.checks.mojibake",
    "name": "mtlint.checks.name",
    "outlier": "mtlint.checks.outlier",
    "pairs": "mtlint.checks.pairs",
    "participle": "mtlint.checks.participle",
    "pattern": "mtlint.checks.pattern",
    "polarity": "mtlint.checks.polarity",
    "repeat": "mtlint.checks.repeat",
    "requote": "mtlint.checks.requote",
    "script": "mtlint.checks.script",
    "sentence": "mtlint.checks.sentence",
    "silence": "mtlint.checks.silence",
    "slip": "mtlint.checks.slip",
    "small-acronym": "mtlint.checks.small_acronym",
    "small-string": "mtlint.checks.small_string",
    "start": "mtlint.checks.start",
    "style": "mtlint.checks.style",
    "unit": "mtlint.checks.unit",
    "variety": "mtlint.checks.variety",
}
