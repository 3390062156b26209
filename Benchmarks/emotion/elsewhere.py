"""Scores the text emotion engine on texts of other kinds than it was trained on. Nothing is tuned: the strongest of the outputs that
stand for a set's labels is the answer.

usage: elsewhere.py SCORE-PROGRAM MODEL-DIRECTORY [--tweets FOLDER] [--meld FILE] [--isear FILE]

FOLDER is `datasets` of TweetEval (Barbieri and others, 2020), MELD's FILE test_sent_emo.csv (Poria and others, 2019), ISEAR's a table with `|`
between the columns EMOT's name and SIT (Scherer and Wallbott, 1994). Needs numpy.
"""
import argparse
import csv
import json
import sys

import numpy as np

import evaluate

EKMAN = {name: [f"ekman:{name}"] for name in evaluate.GROUPS["ekman"]}
SENTIMENT = {"negative": ["sent:negative"], "neutral": ["sent:neutral", "sent:ambiguous"], "positive": ["sent:positive"]}
TWEETS = {"anger": ["ekman:anger"], "joy": ["joy", "amusement", "love", "excitement", "gratitude"], "optimism": ["optimism"],
          "sadness": ["ekman:sadness"]}
ISEAR = {name: EKMAN[name] for name in ("anger", "disgust", "fear", "joy", "sadness")} | {"shame": ["embarrassment"], "guilt": ["remorse"]}


def tweets(folder, task, names):
    texts = open(f"{folder}/{task}/test_text.txt", encoding="utf-8").read().splitlines()
    return texts, [names[int(line)] for line in open(f"{folder}/{task}/test_labels.txt", encoding="utf-8")]


def meld(path, column):
    rows = list(csv.DictReader(open(path, encoding="utf-8")))
    return [row["Utterance"] for row in rows], [row[column].strip() for row in rows]


def isear(path):
    """The situations that were told; lines that say that there was none are left out."""
    texts, labels = [], []
    for line in open(path, encoding="utf-8", errors="replace"):
        cells = line.rstrip("\n").split("|")
        if len(cells) > 40 and cells[36] in ISEAR and len(cells[40].split()) > 2 and not cells[40].startswith("["):
            texts.append(cells[40].replace("\u00e1", " "))
            labels.append(cells[36])
    return texts, labels


def report(name, program, models, texts, labels, outputs):
    """Macro-F1 of the strongest output with its 95 % bootstrap interval, and the share of right answers."""
    names = list(outputs)
    table = evaluate.scores(program, models, "ensemble", [" ".join(text.split()) or "." for text in texts])
    labels_of_model = json.load(open(f"{models}/ensemble.json", encoding="utf-8"))["labels"]
    columns = [[labels_of_model.index(output) for output in outputs[name]] for name in names]
    found = np.argmax(np.stack([table[:, some].max(1) for some in columns], 1), 1)
    wanted = np.array([names.index(label) for label in labels])
    truth, answer = np.eye(len(names), dtype=bool)[wanted], np.eye(len(names), dtype=bool)[found]
    macro, _ = evaluate.macro_micro(truth, answer)
    low, high = evaluate.intervals(truth, answer, 1000, 1)
    print(f"| {name} | {len(texts):,} | {len(names)} | {macro:.3f} ({low[0]:.3f}-{high[0]:.3f}) | {(wanted == found).mean():.3f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("models")
    for name in ("--tweets", "--meld", "--isear"):
        parser.add_argument(name)
    options = parser.parse_args()
    print("| set | texts | labels | macro-F1 (95 % interval) | right |\n|---|---|---|---|---|")
    if options.isear:
        report("ISEAR", options.program, options.models, *isear(options.isear), ISEAR)
    if options.meld:
        report("MELD, emotion", options.program, options.models, *meld(options.meld, "Emotion"), EKMAN)
        report("MELD, sentiment", options.program, options.models, *meld(options.meld, "Sentiment"), SENTIMENT)
    if options.tweets:
        report("tweets, emotion", options.program, options.models, *tweets(options.tweets, "emotion", list(TWEETS)), TWEETS)
        report("tweets, sentiment", options.program, options.models, *tweets(options.tweets, "sentiment", list(SENTIMENT)), SENTIMENT)


if __name__ == "__main__":
    sys.exit(main())
