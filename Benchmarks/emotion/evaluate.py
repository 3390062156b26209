"""Scores the text emotion engine on GoEmotions beside the published figures: F1 with bootstrap intervals, calibration, and
robustness to text as a speech recogniser would give it.

usage: evaluate.py SCORE-PROGRAM MODEL-DIRECTORY GOEMOTIONS-DIRECTORY [--split test]

GOEMOTIONS-DIRECTORY holds SPLIT.tsv as published (text, label numbers, id) and labels.txt. Needs numpy. Thresholds are those
of the model files (tuned on dev); nothing is tuned here.
"""
import argparse
import json
import re
import subprocess
import sys

import numpy as np

GROUPS = {
    "ekman": {
        "anger": "anger annoyance disapproval", "disgust": "disgust", "fear": "fear nervousness",
        "joy": "joy amusement approval excitement gratitude love optimism relief pride admiration desire caring",
        "sadness": "sadness disappointment embarrassment grief remorse",
        "surprise": "surprise realization confusion curiosity", "neutral": "neutral"},
    "sentiment": {
        "positive": "amusement excitement joy love desire optimism caring pride admiration gratitude relief approval",
        "negative": "fear nervousness remorse embarrassment disappointment sadness grief disgust anger annoyance disapproval",
        "ambiguous": "realization surprise curiosity confusion", "neutral": "neutral"},
}
# What the outputs for Ekman's groups are stored as (StoredEmotion.swift), in their order above.
STORED = ("ANGRY", "DISGUST", "FEAR", "HAPPY", "SAD", "SURPRISE", "NEUTRAL")
SLICES = {"28 labels": slice(0, 28), "ekman": slice(28, 35), "sentiment": slice(35, 39)}
PUBLISHED = [
    ("BERT-base (Demszky and others, 2020)", "0.46", "0.64", "0.69"),
    ("RoBERTa-large, focal loss, dev thresholds", "0.533/0.577", "", ""),
    ("SamLowe RoBERTa-base at 0.5", "0.450/0.585", "", ""),
]


def read(path, labels):
    texts, rows = [], []
    for line in open(path, encoding="utf-8"):
        text, numbers, _ = line.rstrip("\n").split("\t")
        row = np.zeros(28, bool)
        row[[int(n) for n in numbers.split(",")]] = True
        texts.append(text)
        rows.append(row)
    fine = np.stack(rows)
    grouped = [fine[:, [labels.index(name) for name in members.split()]].any(1)
               for group in GROUPS.values() for members in group.values()]
    return texts, np.column_stack([fine] + grouped)


def spoken(text):
    """Without case, punctuation and emoji, as a speech recogniser writes."""
    plain = re.sub(r"[^\w\s'\[\]]|_", " ", text.replace("’", "'")).lower()
    return " ".join(plain.split()) or text


def misheard(texts, rate=0.1, seed=1):
    """Spoken text with recognition errors: a tenth of the words left out or replaced by a word of another text."""
    random = np.random.default_rng(seed)
    texts = [spoken(text).split() for text in texts]
    words = [word for text in texts for word in text]
    changed = []
    for text in texts:
        out = []
        for word in text:
            draw = random.random()
            if draw >= rate:
                out.append(word)
            elif draw >= rate / 2:
                out.append(words[random.integers(len(words))])
        changed.append(" ".join(out or text))
    return changed


def answered(program, models, model, what, texts):
    """The fields of the program's line for each text."""
    lines = "\n".join(re.sub(r"[\r\n]", " ", t) for t in texts) + "\n"
    out = subprocess.run([program, models, model, what], input=lines, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in out.stdout.splitlines()]


def scores(program, models, model, texts):
    table = np.array([[float(x) for x in fields] for fields in answered(program, models, model, "scores", texts)])
    assert table.shape == (len(texts), 39), table.shape
    return table


def thresholds(models, model):
    if model == "linear":
        groups = json.load(open(f"{models}/emotion-linear15.json"))
        return np.array([t for g in ("full", "ekman", "sent") for t in groups[g]["th"]])
    name = {"encoder": "emotion-minilm6.json", "ensemble": "ensemble.json"}[model]
    return np.array(json.load(open(f"{models}/{name}"))["thresholds"])


def f1(hits, said, true):
    return np.divide(2 * hits, said + true, out=np.zeros_like(hits, float), where=said + true > 0)


def macro_micro(truth, answer, weights=None):
    weights = np.ones(len(truth)) if weights is None else weights
    hits, said, true = weights @ (truth & answer), weights @ answer, weights @ truth
    return f1(hits, said, true).mean(), 2 * hits.sum() / max(1, said.sum() + true.sum())


def intervals(truth, answer, rounds, seed):
    random = np.random.default_rng(seed)
    n = len(truth)
    samples = [macro_micro(truth, answer, np.bincount(random.integers(0, n, n), minlength=n).astype(float))
               for _ in range(rounds)]
    return np.percentile(np.array(samples), [2.5, 97.5], axis=0)


def calibration_error(truth, probability, bins=15):
    """Expected calibration error over all label decisions, equal-width bins."""
    truth, probability = truth.ravel(), probability.ravel()
    bin_of = np.minimum((probability * bins).astype(int), bins - 1)
    return sum(abs(truth[bin_of == b].mean() - probability[bin_of == b].mean()) * (bin_of == b).mean()
               for b in range(bins) if (bin_of == b).any())


def dominant(program, models, texts, truth):
    """How often the dominant stored emotion is one of the raters', where the engine is sure and where it abstains."""
    right = {True: [], False: []}
    for row, fields in zip(truth[:, SLICES["ekman"]], answered(program, models, "ensemble", "results", texts), strict=True):
        abstained, stored = fields[:2]
        right[abstained == "-"].append(stored in STORED and row[STORED.index(stored)])
    sure, unsure = right[True], right[False]
    return (f"dominant stored emotion among the raters': {np.mean(sure + unsure):.3f} of {len(sure + unsure)}; "
            f"{np.mean(sure):.3f} of the {len(sure)} not abstained on, {np.mean(unsure):.3f} of the other {len(unsure)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("models")
    parser.add_argument("data")
    parser.add_argument("--split", default="test")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--labels", action="store_true", help="also print F1 for each label")
    options = parser.parse_args()
    labels = open(f"{options.data}/labels.txt").read().split()
    texts, truth = read(f"{options.data}/{options.split}.tsv", labels)
    print(f"GoEmotions {options.split}, {len(texts)} texts, macro/micro-F1 (95 % bootstrap of macro, "
          f"{options.rounds} rounds, seed {options.seed})\n")
    print("| model | 28 labels | Ekman 7 | sentiment 4 | ECE of 28, 7, 4 |\n|---|---|---|---|---|")
    for model in ("linear", "encoder", "ensemble"):
        limit = thresholds(options.models, model)
        variants = {"": texts, ", no case or punctuation": [spoken(t) for t in texts],
                    ", also 10 % word errors": misheard(texts, seed=options.seed)}
        for kind, variant in variants.items():
            table = scores(options.program, options.models, model, variant)
            cells, errors = [], []
            for part in SLICES.values():
                answer = table[:, part] >= limit[part]
                macro, micro = macro_micro(truth[:, part], answer)
                low, high = intervals(truth[:, part], answer, options.rounds, options.seed)
                cells.append(f"{macro:.3f}/{micro:.3f} ({low[0]:.3f}-{high[0]:.3f})")
                errors.append(f"{calibration_error(truth[:, part], table[:, part]):.3f}")
            print(f"| {model}{kind} | {' | '.join(cells)} | {', '.join(errors)} |")
            if options.labels and model == "ensemble" and not kind:
                answer = table >= limit
                each = f1((truth & answer).sum(0), answer.sum(0), truth.sum(0))
                per_label = ", ".join(f"{n} {v:.2f} ({c})" for n, v, c in zip(labels, each, truth.sum(0)))
    for row in PUBLISHED:
        print(f"| published: {row[0]} | {' | '.join(row[1:])} | |")
    print(f"\n{dominant(options.program, options.models, texts, truth)}")
    if options.labels:
        print(f"\nensemble, F1 of each label (rows of it in the split): {per_label}")


if __name__ == "__main__":
    sys.exit(main())
