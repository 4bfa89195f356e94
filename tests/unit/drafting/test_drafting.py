"""From a bad sentence and its repair to a pattern that finds its kin, and a fix that fits them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from mtlint.cli.new_rule_dialogue import ask_about, ask_sentences, first_draft
from mtlint.cli.new_rule_phrase import Chooser
from mtlint.cli.questions import Questions
from mtlint.drafting.draft import name_of
from mtlint.drafting.sentence import read
from mtlint.drafting.telling import costs, seen
from mtlint.drafting.trial import Bench, look
from mtlint.errors import UsageError
from mtlint.fixing.mend import mend
from mtlint.text.document import Document
from tests.unit.building import check, compile_text

NONE = dict.fromkeys(
    ("bad", "fixed", "good", "also", "language", "gate", "family", "id", "message", "why")
)


@pytest.fixture(scope="module")
def bench():
    """One for all: it reads the lexicon."""
    return Bench()


@pytest.fixture
def drafted(bench):
    """The draft of some sentences, with options."""

    def run(bad, fixed=None, good=("Nothing of it stands here.",), taken=(), **options):
        given = {"exact": False, **NONE, "bad": bad, "fixed": fixed, "good": list(good), **options}
        options, ask = SimpleNamespace(**given), Questions(None)
        sentences = ask_sentences(ask, options)
        chooser = Chooser(ask, options, sentences, bench)
        phrase = chooser.phrase()
        pattern = chooser.pattern(phrase)
        draft = first_draft(sentences, phrase, pattern, bench.expected(pattern[0]), taken)
        return ask_about(ask, options, draft, taken)

    return run


def fixed_by(draft, text):
    """A text as the draft repairs it."""
    (rule,) = compile_text(draft.row())

    def lint(document, gates=None):
        return check(document.source.text, rule, gates=gates)

    document = Document.from_text(text)
    return mend(document, lint(document), lint, unsafe=True).document.source.text


@pytest.mark.parametrize(
    ("bad", "fixed", "phrase", "others"),
    [
        (  # a verb and what it governs; its form is taken over
            "The guards alarmed the fire brigade at once.",
            "The guards called the fire brigade at once.",
            "alarmed the fire brigade",
            {
                "Alarm a fire brigade!": "Call a fire brigade!",
                "Alarming their fire brigades helps.": "Calling their fire brigades helps.",
                "The noise alarmed the fire crew.": None,
            },
        ),
        (  # of two nouns side by side the first has no plural; the second is another
            "The guards alarmed the fire brigade at once.",
            "The guards called the fire department at once.",
            "alarmed the fire brigade",
            {"He alarms our fire brigades.": "He calls our fire departments."},
        ),
        (  # a participle of its own, an article that changes, a noun that is another
            "He made a photo of the bridge.",
            "He took an image of the bridge.",
            "made a photo",
            {
                "They have made photos of it.": None,
                "They have made a photo of it.": "They have taken an image of it.",
                "She makes a photo.": "She takes an image.",
            },
        ),
        (  # a preposition belongs to what stands before it
            "It depends from the weather.",
            "It depends on the weather.",
            "depends from",
            {"All depended from him.": "All depended on him.", "A letter from him.": None},
        ),
        (  # an adjective belongs to what stands behind it
            "The actual problems of the town are small.",
            "The current problems of the town are small.",
            "actual problems",
            {"Its actual problem is noise.": "Its current problem is noise.", "Actual size.": None},
        ),
        (  # rare words are enough; a capital of the source goes
            "He works in the Rathaus of Bonn.",
            "He works in the town hall of Bonn.",
            "Rathaus",
            {"The Rathaus burns.": "The town hall burns."},
        ),
        (
            "President Vladimir Selenski’s plan failed.",
            "President Volodymyr Zelensky’s plan failed.",
            "Vladimir Selenski",
            {"It was Vladimir Selenski.": "It was Volodymyr Zelensky."},
        ),
        (
            "It cost two milliards of euros.",
            "It cost two billion euros.",
            "milliards of",
            {"Milliards of people came.": "Billion people came."},
        ),
        (
            "Half a thousand people came.",
            "Five hundred people came.",
            "Half a thousand",
            {"It was half a thousand.": "It was five hundred.", "Half a thousand-mile": None},
        ),
        (  # a name takes over no form, a word after a possessive is found with its owner
            "They marched on the feast of work.",
            "They marched on Labour Day.",
            "the feast of work",
            {"It was the feast of work.": "It was Labour Day.", "The feasts of work.": None},
        ),
        (
            "The town pays for people’s livelihood.",
            "The town pays for people’s needs.",
            "people’s livelihood",
            {"It is people's livelihood.": "It is people’s needs."},
        ),
        (
            "A 40s woman called the police.",
            "A woman in her forties called the police.",
            "40s woman",
            {"The 40s woman left.": "The woman in her forties left.", "A 50s woman.": None},
        ),
        (
            "Prices are without MwSt.",
            "Prices are without VAT",
            "MwSt.",
            {"It has MwSt. and more.": "It has VAT and more."},
        ),
        (  # something is taken away, something is put in
            "We discussed about the plan.",
            "We discussed the plan.",
            "discussed about",
            {"Discussing about it helps.": "Discussing it helps."},
        ),
        (
            "It cost 20 millions there.",
            "It cost 20 million there.",
            "20 millions",
            {"It cost 3.5 millions.": "It cost 3.5 million.", "Many millions came.": None},
        ),
        (  # at the beginning of a sentence, and elsewhere
            "In the near of the station it burnt.",
            "Near the station it burnt.",
            "In the near of",
            {"It burnt in the near of Bonn.": "It burnt near Bonn."},
        ),
        (  # an apostrophe of either kind; marks that mean something in a pattern
            "They don’t make party (again).",
            "They don’t have a party (again).",
            "make party",
            {"She makes party.": "She has a party."},
        ),
    ],
)
def test_a_draft_finds_its_words_in_other_forms_and_repairs_them(
    drafted, bad, fixed, phrase, others
):
    """What is marked, what the fix gives, and what is left alone."""
    draft = drafted(bad, fixed)
    assert f"⟦{phrase}⟧" in draft.marked
    assert fixed_by(draft, bad) == fixed
    for text, repaired in others.items():
        assert fixed_by(draft, text) == (repaired or text)


def test_a_near_miss_asks_for_more_words(drafted):
    """The words grow until the near miss is no match; each of them is an example."""
    sentences = ("The actual costs rose.", "The current costs rose.")
    assert "⟦actual costs⟧" in drafted(*sentences).marked
    near = ["We know the actual costs.", "It is so."]
    draft = drafted(*sentences, good=near)
    assert "⟦actual costs rose⟧" in draft.marked
    assert list(draft.good) == near


def test_words_that_are_marked_are_looked_for(drafted):
    """With a repair, without one, and with marks that a keyboard has."""
    draft = drafted("The [[ fire brigade was alarmed ]].", "The fire brigade was called.")
    assert draft.marked == "The ⟦fire brigade was alarmed⟧."
    assert fixed_by(draft, "A fire brigade was alarmed.") == "A fire brigade was called."
    draft = drafted("It [[makes sense of humour]].")
    assert (draft.replace, draft.fixed) == (None, None)
    assert "fix" not in draft.message


def test_other_words_can_stand_in_a_place(drafted):
    """Nouns and verbs in all their forms, in the draft's place of the word."""
    sentences = ("The actual problems are small.", "The current problems are small.")
    draft = drafted(*sentences, also=["problems=prices, story"])
    assert fixed_by(draft, "The actual price and actual stories.") == (
        "The current price and current stories."
    )
    alarm = ("They alarmed the fire brigade.", "They called the fire brigade.")
    draft = drafted(*alarm, also=["fire brigade=police, rescue team"])
    assert fixed_by(draft, "They alarm the police, alarm rescue teams, alarm a rescue team.") == (
        "They call the police, alarm rescue teams, call a rescue team."
    )
    exact = drafted(*sentences, exact=True)
    assert fixed_by(exact, "An actual problem.") == "An actual problem."


def test_a_rule_can_wait_for_its_language(drafted):
    """A language by its name; then the example declares it."""
    sentences = ("She became a letter.", "She got a letter.")
    draft = drafted(*sentences, language=["German"], gate="signs")
    assert (draft.languages, draft.gate, draft.why) == (
        ("de",),
        "signs",
        "Word for word from German.",
    )
    assert 'assume = ["de"]' in draft.row()
    with pytest.raises(UsageError, match="asks for --language"):
        drafted(*sentences, gate="signs")


def test_a_name_is_made_of_telling_words(drafted):
    """One that is taken gets a number; one that was asked for is refused."""
    sentences = ("She became a letter.", "She got a letter.")
    assert drafted(*sentences).id == "house/became-letter"
    assert drafted(*sentences, taken={"house/became-letter"}).id == "house/became-letter-2"
    assert drafted(*sentences, family="mail", id="new").id == "mail/new"
    with pytest.raises(UsageError, match="there is a rule house/x already"):
        drafted(*sentences, taken={"house/x"}, id="x")
    assert name_of(["мир"]) == "new"


@pytest.mark.parametrize(
    ("sentences", "options", "message"),
    [
        ((" ", "x"), {}, "--bad: a sentence without words"),
        (("a ⟦b", "x"), {}, "--bad: mark one place"),
        (("a b]] [[c", "x"), {}, "--bad: mark one place"),
        (("⟦a⟧ ⟦b⟧", "x"), {}, "--bad: mark one place"),
        (("a ⟦, ⟧b", "x"), {}, "--bad: there is no word between the marks"),
        (("rail⟦way⟧s", "x"), {}, "--bad: the marks cut through a word"),
        (("It is so.", "It is so!"), {}, "--fixed: the two sentences have the same words"),
        (("It is so.", "It [[was]] so."), {}, "--fixed: the repaired sentence needs no marks"),
        (("It [[is]] so.", "It was thus."), {}, "--fixed: outside “is” the two sentences"),
        (("It is so.", None), {}, "without a repair, [[ ]] round the wrong words"),
        (("a b c d e f g h i j k l m n", "n b m"), {}, "--fixed: from “a” to “n” much is diff"),
        (("It is so.", "It was so."), {"good": ["It is so."]}, "--good: that is the bad"),
        (("It is [[so]].", "It is thus."), {}, "“so” is too common to look for"),
        (("A rathaus.", "A hall."), {"good": ["Rathaus"]}, "would find “Rathaus” in “Rathaus”"),
        (("It {rathaus} so.", "It {hall|x} so."), {}, "a repair with {, } or |"),
        (("A rathaus.", "A hall."), {"message": "{x}"}, "--message: no value is called 'x'"),
        (("A rathaus.", "A hall."), {"language": ["Klingon tongue"]}, "“Klingon tongue” is no"),
        (("A rathaus.", "A hall."), {"id": "A B"}, "--id: “A B”: a name has small letters"),
        (("A rathaus.", "A hall."), {"also": ["x=y"]}, "--also: “x” is not among the words"),
        (("A rathaus.", "A hall."), {"also": ["x"]}, "write it as in --also"),
    ],
)
def test_what_cannot_become_a_rule_is_said(drafted, sentences, options, message):
    """One line, with the option that has to change."""
    with pytest.raises(UsageError) as caught:
        drafted(*sentences, **options)
    assert message in str(caught.value)


def test_a_row_holds_any_text(drafted):
    """Quotation marks and backslashes; what is read back is what was typed."""
    bad = 'He said "the rathaus \\ is [[rathaus]]" – ’tis so.'
    draft = drafted(bad, why='So "it" is \\ ’here’')
    (rule,) = compile_text(draft.row())
    assert rule.why == 'So "it" is \\ ’here’'
    (finding,) = check(read(bad).text[20:], rule).findings
    assert finding.message.startswith("“rathaus”")


def test_a_trial_shows_every_place(drafted, bench):
    """How many paragraphs were looked at closer, and what was found where."""
    draft = drafted("It cost milliards of euros.", "It cost billion euros.")
    texts = ["One.\n\nThey had milliards of euros here. More.", "Nothing.", "Milliards ofs"]
    found = look(draft, [Document.from_text(text, path=f"{n}.md") for n, text in enumerate(texts)])
    assert (found.documents, found.blocks, found.candidates) == (3, 4, 2)
    (hit,) = found.hits
    assert hit.sentence == "They had milliards of euros here."
    assert list(seen(found, "texts")) == [
        "texts: 3 files, 4 paragraphs, 2 looked at closer; found in 1 place:",
        "   1  0.md:3: They had ⟦milliards of⟧ euros here.",
    ]
    first, second = costs(bench.expected(draft.pattern), draft.marked)
    assert "“milliards”" in first
    assert "under 0.1" in second
    assert list(seen(look(draft, []), "empty")) == ["empty: there is no text that mtlint reads"]
