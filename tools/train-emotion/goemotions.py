"""GoEmotions as it is published: texts with the numbers of their labels, and the two groupings of the 28 labels.

The folder is named by EMO_SHARED (its `eval/emotion/goemotions`); nothing of it is copied into the project.
"""

import os
import re
from pathlib import Path

import numpy as np

LABELS = (
    "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment "
    "disapproval disgust embarrassment excitement fear gratitude grief joy love nervousness optimism "
    "pride realization relief remorse sadness surprise neutral"
).split()

EKMAN = {
    "anger": "anger annoyance disapproval",
    "disgust": "disgust",
    "fear": "fear nervousness",
    "joy": "joy amusement approval excitement gratitude love optimism relief pride admiration desire caring",
    "sadness": "sadness disappointment embarrassment grief remorse",
    "surprise": "surprise realization confusion curiosity",
    "neutral": "neutral",
}

SENTIMENT = {
    "positive": "amusement excitement joy love desire optimism caring pride admiration gratitude relief approval",
    "negative": "fear nervousness remorse embarrassment disappointment sadness grief disgust anger annoyance disapproval",
    "ambiguous": "realization surprise curiosity confusion",
    "neutral": "neutral",
}

# The 39 outputs, in the order of the shipped file.
OUTPUTS = LABELS + [f"ekman:{name}" for name in EKMAN] + [f"sent:{name}" for name in SENTIMENT]
GROUPS = {"full": slice(0, 28), "ekman": slice(28, 35), "sent": slice(35, 39)}


def folder():
    """Where the data lies."""
    shared = os.environ.get("EMO_SHARED", "../shared")
    path = Path(shared) / "eval" / "emotion" / "goemotions"
    if not path.is_dir():
        raise SystemExit(f"{path} is not there: set EMO_SHARED to the folder that holds eval/emotion/goemotions")
    return path


def membership(grouping):
    """28 x groups: which label counts as which group."""
    matrix = np.zeros((len(LABELS), len(grouping)), np.float32)
    for column, members in enumerate(grouping.values()):
        for label in members.split():
            matrix[LABELS.index(label), column] = 1
    assert (matrix.sum(1) == 1).all()
    return matrix


# 28 x 11: which label counts as which group.
MEMBERSHIP = np.concatenate([membership(EKMAN), membership(SENTIMENT)], 1)


def targets(fine):
    """The 39 columns of n x 28 labels: a group is set when one of its labels is."""
    return np.concatenate([fine, fine @ MEMBERSHIP > 0], 1).astype(np.float32)


def read(split):
    """The texts of "train", "dev" or "test" and their n x 39 targets."""
    texts, rows = [], []
    with open(folder() / f"{split}.tsv", encoding="utf-8") as file:
        for line in file:
            text, numbers, _ = line.rstrip("\n").split("\t")
            row = np.zeros(len(LABELS), np.float32)
            row[[int(number) for number in numbers.split(",")]] = 1
            texts.append(text)
            rows.append(row)
    return texts, targets(np.stack(rows))


def as_transcribed(text):
    """What a speech recogniser would give: no case, no punctuation, no emoji."""
    bare = re.sub(r"[^\w\s'\[\]]|_", " ", text.replace("\u2019", "'")).lower()
    return re.sub(r"\s+", " ", bare).strip() or text
