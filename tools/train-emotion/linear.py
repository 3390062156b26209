"""Trains the linear model: logistic regression over hashed words, pairs of words and runs of characters, 8-bit weights.

Writes OUT/emotion-linear15.int8.safetensors and OUT/emotion-linear15.json. The features are those of TextFeatures.swift.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import scipy.sparse
from safetensors.numpy import load_file, save_file
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

import goemotions
import scores

BUCKETS, STRENGTH = 2**15, 1.0
NAME = "emotion-linear15"


def counts(texts):
    """The hashed words and characters of each text, present or not."""
    shared = {"n_features": BUCKETS, "norm": None, "alternate_sign": False, "binary": True}
    words = HashingVectorizer(ngram_range=(1, 2), token_pattern=r"[\w']+|[^\w\s]", **shared)
    characters = HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), **shared)
    return words.transform(texts), characters.transform(texts)


def features(texts, rarities):
    """Both halves weighted by rarity and brought to length 1."""
    halves = [normalize(half.multiply(rarity).tocsr()) for half, rarity in zip(counts(texts), rarities)]
    return scipy.sparse.hstack(halves).tocsr()


class Linear:
    """The model as it is shipped."""

    def __init__(self, folder):
        stored = load_file(Path(folder) / f"{NAME}.int8.safetensors")
        self.weights = stored["w"].astype(np.float32) * stored["w.scale"]
        self.bias = stored["bias"]
        self.rarities = stored["idf_word"], stored["idf_char"]

    def logits(self, texts):
        return np.asarray(features(texts, self.rarities) @ self.weights + self.bias)


def train(folder):
    texts, wanted = goemotions.read("train")
    rarities = [TfidfTransformer().fit(half).idf_.astype(np.float32) for half in counts(texts)]
    there, weights, bias = features(texts, rarities), [], []
    for label in range(wanted.shape[1]):
        model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, max_iter=30, tol=1e-2, random_state=1)
        model.fit(there, wanted[:, label] > 0.5)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    weights = np.stack(weights, 1).astype(np.float32)
    scale = np.abs(weights).max(0) / 127
    save_file(
        {
            "w": np.round(weights / scale).astype(np.int8), "w.scale": scale, "bias": np.array(bias, np.float32),
            "idf_word": rarities[0], "idf_char": rarities[1],
        },
        Path(folder) / f"{NAME}.int8.safetensors",
    )


def describe(folder):
    """Chooses the thresholds on dev, writes them beside the weights, and prints the scores."""
    model = Linear(folder)
    (dev, dev_wanted), (test, test_wanted) = goemotions.read("dev"), goemotions.read("test")
    found = scores.probabilities(model.logits(dev))
    at = scores.thresholds(dev_wanted, found)
    described = {name: {"th": at[columns].tolist()} for name, columns in goemotions.GROUPS.items()}
    (Path(folder) / f"{NAME}.json").write_text(json.dumps(described, indent=1) + "\n")
    scores.report("linear dev", dev_wanted, found, at)
    scores.report("linear test", test_wanted, scores.probabilities(model.logits(test)), at)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="the folder that the two files go to")
    options = parser.parse_args()
    train(options.out)
    describe(options.out)
