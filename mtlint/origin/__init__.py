"""Which language a document reads as if it came from, with what speaks for it.

Imported when somebody asks: `--explain-source`, a report, `Linter.origin`, or a gate that is asked
for and shut. A document that nobody asks about costs nothing.
"""
