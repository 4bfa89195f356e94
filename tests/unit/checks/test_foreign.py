"""Words, passages and letters of other languages left standing in English."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import linter_with

AROUND = ("The keeper of the lighthouse ", " the lamp before he went down to the boat.")


def found(text, format="plain"):
    """The rules and the words that are found."""
    document = Document.from_text(text, format)
    outcome = linter_with("leftover").check(document)
    assert not outcome.errors
    return [(f.rule, text[f.start : f.end]) for f in outcome.findings]


@pytest.mark.parametrize("word", ["encontró", "zobaczył", "gefunden", "trouvait", "našel"])
def test_a_word_of_another_language_is_found_wherever_its_text_is_long(word):
    """The words round it are English, so nobody meant it."""
    sentence = word.join(AROUND)
    assert found(sentence) == [("leftover/word", word)]
    long = f"{'They met at noon. ' * 9000}\n\n{sentence}"
    assert found(long) == [("leftover/word", word)]


@pytest.mark.parametrize(
    "context",
    [
        "The keeper “{}” the lamp before he went down to the boat.",
        "The keeper lit ({}) the lamp before he went down to the boat.",
        "The keeper, as the Spanish say, {} the lamp before he went to the boat.",
        "The word {} means that the lamp of the tower was lit by somebody.",
        "The boat {}.es is for sale in the harbour of the small town by the sea.",
        "El farero {} la lámpara antes de bajar al barco con su perro.",
        "The Hotel {} Dorado stands behind the harbour of the small town.",
        "{}\n\nThe lamp of the tower was lit by the keeper of the harbour.",
    ],
)
def test_what_is_meant_is_left_alone(context):
    """Quoted, a gloss, introduced, an address, a passage, a name, an entry of a list."""
    assert found(context.format("encendió")) == []


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("markdown", "The keeper *encendió* the lamp before he went down to the boat."),
        ("html", "<p>The keeper <i>encendió</i> the lamp before he went to the boat.</p>"),
        ("html", '<p lang="es">The keeper encendió the lamp before he went to the boat.</p>'),
        (
            "html",
            '<div lang="es"><div>x</div><p>The keeper encendió the lamp of the boat.</p></div>',
        ),
        ("markdown", "---\nlanguage: es\n---\n\nThe keeper encendió the lamp of the old boat.\n"),
        ("markdown", "The keeper [encendió]{lang=es} the lamp before he went to the boat."),
    ],
)
def test_what_the_source_marks_is_left_alone(format, text):
    """Italics and the language that a page gives say that it is meant."""
    assert found(text, format) == []


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_a_mark_of_english_does_not_excuse(language):
    """The page says that it is English, and it is not."""
    text = f'<p lang="{language}">The keeper encendió the lamp before he went to the boat.</p>'
    assert found(text, "html") == [("leftover/word", "encendió")]


def test_a_term_of_the_text_is_left_alone():
    """Whoever writes a word again and again means it."""
    text = "\n\n".join(
        f"The {day} encendió of the town is a feast." for day in ("first", "next", "last")
    )
    assert found(text) == []


@pytest.mark.parametrize("run", ["зажёг", "点燃了", "जलाया", "أشعل"])
def test_a_word_in_another_script_is_found(run):
    """Its letters say that it is not English."""
    assert found(run.join(AROUND)) == [("leftover/script", run)]


@pytest.mark.parametrize(
    "text",
    [
        "The keeper (смотритель) lit the lamp before he went down to the boat.",
        "The town of Otaru 小樽 lies by the sea and has a small harbour for boats.",
        "Lighthouse | 灯台 | the lamp is lit before the keeper goes down to the boat.",
        "Смотритель маяка зажёг the lamp and вернулся к лодке до наступления темноты.",
        "The angle θλ is what the keeper of the lamp had to find before the night.",
    ],
)
def test_glosses_and_other_languages_are_left_alone(text):
    """Brackets, names, lists and passages; signs of mathematics."""
    assert found(text) == []


@pytest.mark.parametrize(
    "defined",
    [
        "chronic kidney failure (FRC)",
        "regional development fund (FDR)",
        "small and medium enterprises (EPM)",
    ],
)
def test_an_acronym_in_the_order_of_another_language_is_found_wherever_it_is_used(defined):
    """Its letters stand for the words in another order than English puts them."""
    acronym = defined[-4:-1]
    text = f"They spoke about {defined} in May.\n\nMore {acronym} was what they wanted."
    assert found(text) == [("leftover/acronym-order", acronym)] * 2


@pytest.mark.parametrize(
    "defined",
    [
        "chronic kidney disease (CKD)",
        "deoxyribonucleic acid (DNA)",
        "the National Institute of Statistics (INE)",
        "the number of patients (ICU)",
        "estimated values (SD)",
    ],
)
def test_acronyms_of_english_and_of_institutions_are_left_alone(defined):
    """They fit their words, are names, or stand for something else."""
    acronym = defined[-4:-1].strip("(")
    assert found(f"They spoke about {defined} in May. More {acronym} was wanted.") == []


PASSAGES = [
    "Los pescadores vuelven al puerto antes de que empiece la tormenta",
    "Die Fischer kehren in den Hafen zurück, bevor das Gewitter beginnt",
    "Rybacy wracają do portu, zanim zacznie się wielka burza nad morzem",
    "Les pêcheurs rentrent au port avant que la tempête ne commence",
    "I pescatori tornano al porto prima che cominci la tempesta",
]


@pytest.mark.parametrize("passage", PASSAGES)
@pytest.mark.parametrize(
    "around", ["{}", "They wait. {}. They wait.", "They wait.\n\n{}.\n\nThey wait."]
)
def test_a_passage_is_one_finding(passage, around):
    """However many of its words are known, it was left as a whole."""
    text = (
        "The boats are small and the sea is wide, so that all of them stay near.\n\n"
        + around.format(passage)
    )
    assert found(text) == [("leftover/passage", passage)]


def test_sentences_that_follow_each_other_are_one_passage():
    """They were left together."""
    both = f"{PASSAGES[0]}. Ninguno de ellos quiere perder las redes en la oscuridad"
    text = (
        "The boats are small, the sea is wide, and so all of them stay near the coast.\n\n"
        f"{both}.\n\nThe keeper of the lighthouse has a boat of his own."
    )
    assert found(text) == [("leftover/passage", both)]


@pytest.mark.parametrize(
    "around",
    [
        "The sign says: “{}.” It is old.",
        "The song ({}) is old.",
        "The song is called {} and is old.",
        "{}.",
    ],
)
def test_passages_that_are_meant_are_left_alone(around):
    """Quoted, a gloss, a title; and a text that is in the language."""
    assert found(around.format(PASSAGES[0])) == []


def test_words_of_two_languages_are_found_each_by_itself():
    """The English between them is nobody's leftover."""
    text = "The keeper encontró and the gefunden lamp before he went down to the boat."
    assert found(text) == [("leftover/word", "encontró"), ("leftover/word", "gefunden")]
