"""Fits the weights by which the source language of a text is told.

    python -m benchmarks.origin DATA --out mtlint/origin/weights.toml

Machine output of each language, of the collections `mqm` and `wmt_pairs`, is told from the others
and from English: human translations of the same texts and the collection `clean`. Documents are 20
segments, and 6, that stand in a row. The method is multinomial logistic regression with a strong
penalty. How well it does is measured by `python -m benchmarks.accuracy DATA --only origin`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.measures import origin_data, origin_fit
from benchmarks.measures.finder import Finder
from benchmarks.measures.model import Context
from mtlint.origin.weights import to_lines


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder of collections")
    parser.add_argument("--out", type=Path, required=True, help="where to write the weights")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    options = parser.parse_args()
    with Finder(1) as finder:
        docs = origin_data.documents(Context(options.data, finder), short=True)
    weights = origin_fit.fit(docs, origin_fit.see(docs, options.workers))
    languages = {doc.language for doc in docs} - {origin_data.ENGLISH}
    head = [
        "# Written by `python -m benchmarks.origin DATA --out mtlint/origin/weights.toml`.",
        f"# {len(docs):,} documents, {origin_data.digest(options.data)}.",
        "# A row: how often it stands in 10,000 words of English, then a weight for each language",
        "# of [bias] in order, in hundredths.",
        "",
    ]
    text = "\n".join([*head, *to_lines(weights, len(languages))])
    options.out.write_text(text + "\n", encoding="utf-8")
    print(f"{len(docs):,} documents, {len(languages)} languages, {len(text):,} bytes")


if __name__ == "__main__":
    main()
