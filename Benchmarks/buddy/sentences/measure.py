#!/usr/bin/env python3
"""How much of the danger in sentences that the rules were not written from is heard: the safety layer as the daemon has it.

Usage: Benchmarks/buddy/sentences/measure.py   (buddy-eval must be built; `make bench-buddy` runs it)
"""
import glob
import json
import math
import os
import subprocess
import tempfile

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
EVAL = os.environ.get("BUDDY_EVAL") or os.path.join(ROOT, ".build", "release", "buddy-eval")
PER_FAMILY = 3
SEED = 1


def levels(texts):
    """The level that the safety layer gives each text."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = os.path.join(folder, "asked"), os.path.join(folder, "answered")
        with open(asked, "w", encoding="utf-8") as file:
            for index, text in enumerate(texts):
                file.write(json.dumps({"id": str(index), "text": text}) + "\n")
        subprocess.run([EVAL, "crisis", asked, answered], check=True)
        rows = [json.loads(line) for line in open(answered, encoding="utf-8")]
    return [row["level"] for row in sorted(rows, key=lambda row: int(row["id"]))]


def share(count, total):
    """A share with its 95 % interval (Wilson)."""
    z, part = 1.96, count / total
    middle = (part + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(part * (1 - part) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{count} of {total}, {part:.3f} ({middle - half:.3f}-{middle + half:.3f})"


def report(name, paths):
    """One row: recall of danger, and false alarms among what is none."""
    items = list(corpus.items(paths, PER_FAMILY, SEED))
    heard = [level in corpus.CRISIS for level in levels([item["text"] for item in items])]
    danger = [alarm for item, alarm in zip(items, heard) if item["label"] in corpus.CRISIS]
    calm = [alarm for item, alarm in zip(items, heard) if item["label"] in ("none", "distress")]
    print(f"| {name} | {share(sum(danger), len(danger))} | {share(sum(calm), len(calm))} |")


def main():
    print("| sentences | danger heard | false alarms |\n|---|---|---|")
    report("blind.txt", [os.path.join(HERE, "blind.txt")])
    report("corpus", sorted(glob.glob(os.path.join(HERE, "corpus", "*.txt"))))


main()
