"""Holds SARIF logs of difficult and hostile text against the published schema.

Usage: python -m tests.sarif_schema SCHEMA.json

The schema is not copied here; packages carry it (`.ci/run` takes that of the crate serde-sarif).
What every test holds a log against is stricter and always at hand: `unit/report/sarif_shape.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema

from mtlint.model import Failure
from tests.unit.report.hard import (
    BROKEN,
    CLEAN,
    HOSTILE,
    HOSTILE_RESULT,
    RESULT,
    SILENCED,
    rendered,
)

# The results of a run, and what failed in it.
_RUNS = (
    ((), ()),
    ((CLEAN,), ()),
    ((RESULT, SILENCED, BROKEN), ()),
    ((HOSTILE_RESULT,), (Failure(HOSTILE, "folder", HOSTILE),)),
)


def main(path):
    """Print how many logs the schema takes; a log that it does not take raises."""
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    judge = jsonschema.validators.validator_for(schema)(schema)
    found = 0
    for results, failures in _RUNS:
        log = json.loads(rendered("sarif", *results, failures=failures).encode())
        judge.validate(log)
        found += len(log["runs"][0]["results"])
        assert not judge.is_valid({**log, "version": "2.0.0"}), "the schema takes anything"
    print(f"{len(_RUNS)} logs with {found} results keep to the published schema")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
