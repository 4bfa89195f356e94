"""Pages for the tests of the HTML report, and the way to read them."""

from __future__ import annotations

from mtlint.model import Applicability, Edit, Evidence, Finding, Fix, Severity, Silenced
from mtlint.report import reporter
from mtlint.report.base import Context, FileResult, Totals

# What would break out of text, attribute, comment, script or line, or turn round what follows.
HOSTILE = (
    "</script><script>document.title='broken'</script> --> ]]> </style> \" ' <img src=x"
    " onerror=alert(1)> &lt; \u202eevil\u202c \u2066 \u2028next\u2029 \x00\x1b[31m \ufffe \ud800"
    " 👩\u200d💻 e\u0301 مرحبا 漢字\u00a0x\u200b\tt {{1}} ${1} `"
)


class Rules:
    """The texts of the rules in these tests."""

    def summary(self, rule_id):
        """What the rule finds."""
        return f"about {rule_id} {HOSTILE}"

    def why(self, rule_id):
        """The reason."""
        return f"because of {rule_id} {HOSTILE}"


def page_of(*results, failures=(), file=""):
    """The page about some files, which takes the place of another one if a file is named."""
    parts, totals = [], Totals()
    html = reporter("html")(parts.append, Context("1.2", lambda: "hash", Rules(), file=str(file)))
    html.begin()
    for failure in failures:
        html.failure(failure)
    for result in results:
        totals.add(result)
        html.file(result)
    html.end(totals)
    return "".join(parts)


def found(rule, start, end, severity=Severity.WARNING, *fixes, **more):
    """A finding."""
    return Finding(rule, start, end, more.pop("message", "found"), severity, 0.9, fixes, **more)


def fix(start, end, text, applicability=Applicability.SAFE):
    """A fix of one edit."""
    return Fix((Edit(start, end, text),), applicability, "Replace")


def result(text, *findings, path="news/a.md", **more):
    """A file with findings."""
    ordered = tuple(sorted(findings, key=lambda one: (one.start, one.end, one.rule)))
    return FileResult(path, f"/{path}", "markdown", len(text.split()), text, ordered, **more)


def hostile_result():
    """A file whose every text is hostile."""
    text = f"Alpha {HOSTILE}\r\n\r\nomega"
    end = len(text)
    return result(
        text,
        found("a/one", 0, 9, Severity.ERROR, fix(0, 5, HOSTILE), message=HOSTILE),
        found(f"a/{HOSTILE}", 6, end - 2, evidence=(Evidence(0, end, HOSTILE),)),
        path=f"{HOSTILE}/{HOSTILE}.md".replace("\ud800", ""),
        silenced=(Silenced(found("b/two", 0, 5), "comment", HOSTILE),),
    )
