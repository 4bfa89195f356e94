"""The table of words and how common they are, and where it is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from time import process_time

import numpy as np
import pytest

from mtlint.text import lexicon as module
from mtlint.text.tokens import hash_of

STORE = """
from mtlint.text.lexicon import lexicon
print(lexicon().zipf_of("lakh"))
"""


@pytest.fixture(scope="module")
def table():
    """The stored form of the lexicon, built once."""
    return module._build()


@pytest.fixture
def fresh(tmp_path, monkeypatch, table):
    """An empty cache; building the table is counted and takes no time."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path))
    builds = []

    def build():
        builds.append(1)
        return table

    monkeypatch.setattr(module, "_build", build)

    def load():
        module.lexicon.cache_clear()
        return module.lexicon()

    yield tmp_path, load, builds
    module.lexicon.cache_clear()


def test_common_words_are_commoner_than_rare_ones(fresh):
    """The figures are Zipf frequencies, whatever the case of the word."""
    _, load, _ = fresh
    assert load().zipf_of("the") == pytest.approx(7.73, abs=0.1)
    assert load().zipf_of("The") == load().zipf_of("the")
    assert load().zipf_of("the") > load().zipf_of("asia") > load().zipf_of("lakh") > 0


def test_an_unknown_word_has_frequency_zero(fresh):
    """Neither the smallest nor the largest hash is taken for a neighbour's."""
    _, load, _ = fresh
    hashes = np.array([0, hash_of("qqxqzzj"), 2**64 - 1], np.uint64)
    assert load().zipf(hashes).tolist() == [0, 0, 0]


def test_a_word_has_the_same_frequency_alone_and_among_others():
    """The first and the last of the table, and words on both sides of them."""
    words = ["one", "two", "three", "four", "five"]
    hashes = np.array(sorted(map(hash_of, words)), np.uint64)
    lexicon = module.Lexicon(hashes[1:4], np.array([1, 2, 3], np.float32))
    alone = [lexicon.zipf_of(word) for word in sorted(words, key=hash_of)]
    assert alone == lexicon.zipf(hashes).tolist() == [0, 1, 2, 3, 0]


def test_part_of_a_word_counts_all_words_that_hold_it(fresh):
    """Rare literals are told from common ones."""
    _, load, _ = fresh
    assert load().containing("ing") > load().containing("lakh") > 0
    assert load().containing("qqxqzzj") == 0


def test_the_table_is_built_once(fresh):
    """The second start maps what the first one stored."""
    _, load, builds = fresh
    first = load().zipf_of("asia")
    assert load().zipf_of("asia") == first
    assert len(builds) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda data: data[:1000] + bytes([data[1000] ^ 1]) + data[1001:],
    ],
    ids=["one byte short", "half", "empty", "one bit flipped"],
)
def test_a_damaged_table_is_built_again(fresh, damage):
    """Nobody has to know that there is a cache in order to mend it."""
    folder, load, builds = fresh
    right = load().zipf_of("asia")
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert load().zipf_of("asia") == right
    assert len(builds) == 2
    assert load().zipf_of("asia") == right
    assert len(builds) == 2


def test_the_table_is_mapped_in_a_few_milliseconds(fresh):
    """A start does not pay for 300,000 words; the bound is ten times what it takes."""
    _, load, _ = fresh
    load()
    times = []
    for _ in range(5):
        start = process_time()
        load()
        times.append(process_time() - start)
    assert min(times) < 0.03


def test_two_processes_that_build_at_once_both_have_the_table(tmp_path):
    """Whoever stores last wins, and nothing is left lying about."""
    environment = {**os.environ, "MTLINT_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-c", STORE]
    processes = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    printed = {process.communicate()[0] for process in processes}
    assert [process.returncode for process in processes] == [0, 0]
    assert len(printed) == 1
    assert [file.name[:8] for file in tmp_path.iterdir()] == ["lexicon-"]


def test_no_folder_to_write_to_costs_time_and_nothing_else(fresh, monkeypatch):
    """Without a cache the table is made for this run."""
    folder, load, builds = fresh
    blocked = folder / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(blocked / "cache"))
    assert load().zipf_of("asia") > 4
    assert load().zipf_of("asia") > 4
    assert len(builds) == 2
