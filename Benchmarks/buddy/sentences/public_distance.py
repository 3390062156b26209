#!/usr/bin/env python3
"""Holds every sentence that a family can give apart from the public evaluation texts.

Usage: Benchmarks/buddy/sentences/public_distance.py [TEST.swift…]   (EMO_SHARED names the folder with eval/buddy)

Nothing is dropped here: the families that come too close are named, and the exit status is 1. Without the public
texts it says so and ends with 0. The rule is in README.md.
"""
import collections
import glob
import itertools
import json
import os
import re
import sys

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
SHORT = 5  # below this number of words a sentence is everyday speech, or it is not; see `is_generic`
ALIKE = 0.6  # Jaccard index of the two sets of words
RUN = 4  # words that follow each other in both …
SHARE = 0.6  # … and are this part of the public text
LONG_RUN = 7  # a run of so many words is too close, however long the text is


def words(text):
    plain = text.lower().replace("\u2019", "").replace("'", "")
    return tuple(re.findall(r"\w+", plain))


def public_texts(folder):
    """The user's words of both public sets, each once."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        for line in open(path, encoding="utf-8"):
            item = json.loads(line)
            for text in [item["text"]] if "text" in item else [turn["user"] for turn in item["turns"]]:
                found.setdefault(words(text), None)
    return [text for text in found if text]


def expansions(template):
    """Every sentence of a family."""
    pieces = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(corpus.CHOICE.split(template))]
    return {words(" ".join(choice)) for choice in itertools.product(*pieces)}


class Public:
    """The public texts, found by their words and by their runs of words."""

    def __init__(self, texts):
        self.texts = texts
        self.sets = [frozenset(text) for text in texts]
        self.by_word, self.by_run = collections.defaultdict(list), collections.defaultdict(set)
        for index, text in enumerate(texts):
            for word in self.sets[index]:
                self.by_word[word].append(index)
            for start in range(len(text) - RUN + 1):
                self.by_run[text[start:start + RUN]].add(index)

    def too_close(self, sentence):
        """Why the sentence is too close to a public text; None where it is not."""
        if len(sentence) < SHORT:
            return "the same words" if sentence in self.texts else None
        shared = collections.Counter(index for word in set(sentence) for index in self.by_word[word])
        for index, count in shared.items():
            union = len(set(sentence)) + len(self.sets[index]) - count
            if len(self.texts[index]) >= SHORT and count / union >= ALIKE:
                return f"{count} of {union} words"
        near = {index for start in range(len(sentence) - RUN + 1) for index in self.by_run.get(sentence[start:start + RUN], ())}
        for index in near:
            text = self.texts[index]
            run = longest_run(sentence, text)
            if run >= LONG_RUN or len(text) >= SHORT and run >= SHARE * len(text):
                return f"{run} words in a row"
        return None


def longest_run(one, two):
    best, before = 0, [0] * (len(two) + 1)
    for word in one:
        row = [0] * (len(two) + 1)
        for index, other in enumerate(two):
            if word == other:
                row[index + 1] = before[index] + 1
                best = max(best, row[index + 1])
        before = row
    return best


def is_generic(label, sentence):
    """Under five words and no danger in them: "okay, I'll try that" belongs to nobody."""
    return len(sentence) < SHORT and label not in corpus.CRISIS


def sources(tests):
    """Yields (where, label, template) of all sentences here and of the tests named."""
    for path in sorted(glob.glob(os.path.join(HERE, "**", "*.txt"), recursive=True)):
        for label, _, template in corpus.families(path):
            yield os.path.relpath(path, HERE), label, template
    for path in tests:
        for line in open(path, encoding="utf-8"):
            for text in re.findall(r'"([^"\\]+)"', line) + re.findall(r"^\s+- (.+)$", line):
                yield os.path.basename(path), "test", text


def main():
    folder = os.path.join(os.environ.get("EMO_SHARED", os.path.join(ROOT, "..", "shared")), "eval", "buddy")
    texts = public_texts(folder)
    if not texts:
        print(f"no public texts at hand, nothing was compared: {folder}")
        return 0
    public, sentences, close = Public(texts), 0, []
    for where, label, template in sources(sys.argv[1:]):
        for sentence in expansions(template):
            sentences += 1
            reason = None if is_generic(label, sentence) else public.too_close(sentence)
            if reason:
                close.append(f"{where}: {template}\n    “{' '.join(sentence)}”: {reason}")
                break
    print("\n".join(close))
    print(f"{len(close)} families too close to {len(texts)} public texts; {sentences} sentences looked at")
    return 1 if close else 0


if __name__ == "__main__":
    sys.exit(main())
