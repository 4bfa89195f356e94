"""Fits the weights by which unedited machine translation is told from what people wrote.

    python -m benchmarks.score DATA --out mtlint/score/weights.toml

Machine output of the collections `mqm` and `wmt_pairs`, documents of 20 segments that stand in a
row, is told from human translations of the same texts and from the collection `clean`. What is
counted stands in `mtlint/score/features.toml`; the method is logistic regression with a penalty.
The file says how well that does on documents held out by source text; more of it is printed by
`python -m benchmarks.accuracy DATA --only score`. To be run again when the rules have changed much.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.measures import origin_data, score_fit
from benchmarks.measures.finder import Finder
from benchmarks.measures.model import Context
from benchmarks.measures.score_held_out import by_fold, measured
from mtlint.score.weights import Fitted, to_lines


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder of collections")
    parser.add_argument("--out", type=Path, required=True, help="where to write the weights")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    options = parser.parse_args()
    with Finder(1) as finder:
        docs = origin_data.documents(Context(options.data, finder))
    rows = score_fit.see(docs, options.workers)
    auc, documents = measured(rows.docs, by_fold(rows))
    head = [
        "# Written by `python -m benchmarks.score DATA --out mtlint/score/weights.toml`.",
        f"# {len(rows.docs):,} documents, {origin_data.digest(options.data)}.",
        "# `measured`: machine output against human translation of the same texts, documents held",
        "# out by source text. `usual`: in 1,000 words of text of people; `spread`: the standard",
        "# deviation of log((count + 1) / (usual + 1)); `weight`: what one spread adds to the",
        "# log-odds of machine translation, where machine and people are as likely beforehand.",
        "",
    ]
    text = "\n".join([*head, *to_lines(Fitted(score_fit.fit(rows), auc, documents))])
    options.out.write_text(text + "\n", encoding="utf-8")
    print(f"{len(rows.docs):,} documents, AUC {auc['']:.3f}, {len(text):,} bytes")


if __name__ == "__main__":
    main()
