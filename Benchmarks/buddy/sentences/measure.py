#!/usr/bin/env python3
"""How much of the danger in sentences that nothing was made from is heard: the safety layer as the daemon has it, and its rules alone.

Usage: Benchmarks/buddy/sentences/measure.py [--labels | --authors]   (buddy-eval must be built; `make bench-buddy` runs it)

With --authors the lines of unseen/ instead, an author a row, for the model that ships.
"""
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

import corpus
from shares import share

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path.insert(0, os.path.join(ROOT, "tools", "train-safety"))
import mutations  # noqa: E402

EVAL = os.environ.get("BUDDY_EVAL") or os.path.join(ROOT, ".build", "release", "buddy-eval")
MODEL = os.path.join(ROOT, "Sources", "SafetyModel", "model")
BLIND = ("blind.txt", "blind2.txt", "blind3.txt", "manner.txt", "manner2.txt", "manner3.txt", "manner4.txt")
ACUTE = corpus.CRISIS - {"passive_ideation"}
CHANGES = {"curly quotes": mutations.curly, "small letters": mutations.lower, "capitals": mutations.upper,
           "letters drawn out": mutations.drawn_out, "figures for letters": mutations.disguised,
           "letters spaced": mutations.spaced, "fillers": mutations.filled, "typing errors": mutations.typed,
           "no marks": mutations.transcribed}


def levels(texts, with_model, how="crisis"):
    """The level that the safety layer gives each text, by its rules alone or with the model that ships: as the first of a session, or
    in the middle of a calm talk."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = os.path.join(folder, "asked"), os.path.join(folder, "answered")
        with open(asked, "w", encoding="utf-8") as file:
            for index, text in enumerate(texts):
                file.write(json.dumps({"id": str(index), "text": text}) + "\n")
        subprocess.run([EVAL, how, asked, answered, *([MODEL] if with_model else [])], check=True)
        rows = [json.loads(line) for line in open(answered, encoding="utf-8")]
    return [row["level"] for row in sorted(rows, key=lambda row: int(row["id"]))]


def heard(items, found, labels):
    """The share of the items with one of these labels that were taken for danger."""
    part = [level in corpus.CRISIS for item, level in zip(items, found) if item["label"] in labels]
    return f"{share(sum(part), len(part))} of {len(part)}" if part else "-"


def report(name, items, with_model, how="crisis"):
    found = levels([item["text"] for item in items], with_model, how)
    what = ("rules and model" if with_model else "rules alone") + (", in a talk" if how == "crisis-in-talk" else "")
    print(f"| {name} | {what} | {heard(items, found, corpus.CRISIS)} | {heard(items, found, ACUTE)} "
          f"| {heard(items, found, ('none', 'distress'))} |", flush=True)
    return found


def by_label(items, found):
    """What each label was taken for."""
    print(f"\n| label | taken for danger |\n|---|---|")
    for label in corpus.LABELS:
        print(f"| {label} | {heard(items, found, (label,))} |")
    order = ["none", "distress", "passive_ideation", "self_harm", "abuse_danger", "active_ideation", "harm_to_others", "imminent"]
    low = [level for item, level in zip(items, found)
           if item["label"] == "imminent" and level in corpus.CRISIS and order.index(level) < order.index("active_ideation")]
    print(f"\nImminent ones put below active ideation: {len(low)}\n")


def by_author():
    """What the model that ships makes of authors it was not trained on."""
    everything = []
    for path in sorted(glob.glob(os.path.join(HERE, "unseen", "*.txt"))):
        items = list(corpus.items([path], 1, 1))
        everything += items
        report(os.path.basename(path), items, True)
    for how in ("crisis", "crisis-in-talk"):
        found = report("all", everything, True, how)
        calm = " and ".join(f"{heard(everything, found, (label,))} of {label}" for label in ("none", "distress"))
        print(f"\nFalse alarms among them: {calm}\n")


def main():
    print("| sentences | | danger heard | of acute danger | false alarms |\n|---|---|---|---|---|")
    if "--authors" in sys.argv:
        return by_author()
    for name in BLIND:
        items = list(corpus.items([os.path.join(HERE, name)], 1, 1))
        for with_model in (False, True):
            found = report(name, items, with_model)
        report(name, items, True, "crisis-in-talk")
        if "--labels" in sys.argv:
            by_label(items, found)
    everything = [item for name in BLIND for item in corpus.items([os.path.join(HERE, name)], 1, 1)]
    for name, change in CHANGES.items():
        chance = random.Random(1)
        report(f"all, {name}", [dict(item, text=change(item["text"], chance)) for item in everything], True)


if __name__ == "__main__":
    main()
