"""How far a document reads like unedited machine translation: a signal, not a finding.

Imported when somebody asks: a report, `--statistics`, `Linter.score`. It adds up symptoms that can
be counted. None of them shows who wrote a text.
"""
