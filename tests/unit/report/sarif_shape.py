"""What of SARIF 2.1.0 is written, as a JSON schema that allows nothing else.

By the specification: names, types, what is required, and the values of enumerations.
"""

from __future__ import annotations

_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 0}
_ROW = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}


def _object(*required, **properties):
    return {
        "type": "object",
        "required": list(required),
        "additionalProperties": False,
        "properties": properties,
    }


def _array(items, **limits):
    return {"type": "array", "items": items, **limits}


_MESSAGE = _object("text", text=_TEXT)  # 3.11
_ARTIFACT_LOCATION = _object(  # 3.4; a URI reference holds these characters and no others
    "uri",
    uri={"type": "string", "pattern": "^(file:)?([A-Za-z0-9_.~/-]|%[0-9A-F]{2})+$"},
    uriBaseId=_TEXT,
)
_REGION = _object(  # 3.30
    *("startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength"),
    **dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), _ROW),
    **dict.fromkeys(("charOffset", "charLength"), _COUNT),
)
_PLACE = {
    "physicalLocation": _object(  # 3.29
        "artifactLocation", artifactLocation=_ARTIFACT_LOCATION, region=_REGION
    )
}
# Not required by the standard, but by GitHub.
_DESCRIBED = {
    "id": _TEXT,
    **dict.fromkeys(("shortDescription", "fullDescription", "help"), _MESSAGE),
}
_RULE = _object(  # 3.49
    *_DESCRIBED,
    **_DESCRIBED,
    defaultConfiguration=_object("level", level=_LEVEL),
    properties=_object("tags", tags=_array(_TEXT, uniqueItems=True)),
)
_FIX = _object(  # 3.55 to 3.57
    *("artifactChanges", "description"),
    description=_MESSAGE,
    artifactChanges=_array(
        _object(
            *("artifactLocation", "replacements"),
            artifactLocation=_ARTIFACT_LOCATION,
            replacements=_array(
                _object(
                    "deletedRegion",
                    deletedRegion=_REGION,
                    insertedContent=_object("text", text={"type": "string"}),
                ),
                minItems=1,
            ),
        ),
        minItems=1,
        maxItems=1,
    ),
    properties=_object("applicability", applicability={"enum": ["safe", "unsafe"]}),
)
_RESULT = _object(  # 3.27
    *("ruleId", "ruleIndex", "level", "message", "locations", "suppressions"),
    ruleId=_TEXT,
    ruleIndex=_COUNT,
    level=_LEVEL,
    message=_MESSAGE,
    locations=_array(_object(**_PLACE), minItems=1, maxItems=1),
    relatedLocations=_array(_object("id", id=_COUNT, message=_MESSAGE, **_PLACE)),
    partialFingerprints=_object(
        "mtlint/v1", **{"mtlint/v1": {"type": "string", "pattern": "^[0-9a-f]{16}$"}}
    ),
    rank={"type": "number", "minimum": 0, "maximum": 100},
    suppressions=_array(
        _object("kind", kind={"enum": ["inSource", "external"]}, justification=_TEXT)
    ),
    fixes=_array(_FIX, minItems=1),
)
_NOTIFICATION = _object(  # 3.58
    *("message", "descriptor", "level"),
    message=_MESSAGE,
    descriptor=_object("id", id=_TEXT),
    level=_LEVEL,
    locations=_array(_object(**_PLACE)),
)
_RUN = _object(  # 3.14
    *("tool", "results", "columnKind", "newlineSequences", "invocations"),
    tool=_object(
        "driver",
        driver=_object(
            *("name", "rules"),
            name={"const": "mtlint"},
            version=_TEXT,
            semanticVersion=_TEXT,
            rules=_array(_RULE, uniqueItems=True),
            notifications=_array(_object(*_DESCRIBED, **_DESCRIBED), uniqueItems=True),
        ),
    ),
    invocations=_array(
        _object(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=_array(_NOTIFICATION),
        ),
        minItems=1,
        maxItems=1,
    ),
    originalUriBaseIds=_object("%SRCROOT%", **{"%SRCROOT%": _ARTIFACT_LOCATION}),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    newlineSequences=_array({"type": "string", "minLength": 1}, minItems=1, uniqueItems=True),
    results=_array(_RESULT),
)
SHAPE = _object(  # 3.13
    *("version", "runs"),
    **{"$schema": {"type": "string", "pattern": "sarif-schema-2.1.0.json$"}},
    version={"const": "2.1.0"},
    runs=_array(_RUN, minItems=1, maxItems=1),
)
