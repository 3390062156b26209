#!/usr/bin/env python3
"""Says what thresholds of the safety model do on sentences that the model judging them was not trained on.

  choose.py WORK              from WORK/0.json …: prints the figures of each threshold and writes WORK/rule.json where there is none
  choose.py WORK --authors    from WORK/w1.json …: prints what is heard of each author, with the thresholds of WORK/rule.json
"""
import argparse
import collections
import dataclasses
import json
import pathlib

import rule as rules
import sentences
from shares import share  # beside the sentences, whose folder `sentences` makes known

CALM = ("none", "distress")
STEPS = (0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)


def rows_of(paths):
    return [row for path in paths for row in json.loads(path.read_text(encoding="utf-8"))]


def steps(rows):
    """What each threshold of danger would hear, and take for danger."""
    print("| threshold | danger heard | false alarms |\n|---|---|---|")
    for step in STEPS:
        heard = [rules.danger(row["chances"]) >= step for row in rows if row["label"] in rules.CRISES]
        calm = [rules.danger(row["chances"]) >= step for row in rows if row["label"] in CALM]
        print(f"| {step} | {share(sum(heard), len(heard))} | {share(sum(calm), len(calm))} |")


def judged(rule, rows):
    return [rules.finding(rule, [row["chances"]], []) for row in rows]


def report(rule, rows, key):
    print("| | danger heard | of acute danger | false alarms | somebody else's danger heard |\n|---|---|---|---|---|")
    groups = collections.defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    for name, part in [*sorted(groups.items()), ("all", rows)]:
        found = list(zip(part, judged(rule, part)))
        danger = [level in rules.CRISES for row, (level, _) in found if row["label"] in rules.CRISES]
        acute = [level in rules.CRISES for row, (level, _) in found if row["label"] in rules.CRISES and row["label"] != "passive_ideation"]
        calm = [level in rules.CRISES for row, (level, _) in found if row["label"] in CALM]
        other = [level in rules.CRISES or concerns for row, (level, concerns) in found if row["label"] == "third_party"]
        print(f"| {name} | " + " | ".join(f"{share(sum(part), len(part))} of {len(part)}" for part in (danger, acute, calm, other)) + " |")
    imminent = [level for row, (level, _) in zip(rows, judged(rule, rows)) if row["label"] == "imminent" and level in rules.CRISES]
    below = sum(rules.LEVELS.index(level) < rules.INTENT for level in imminent)
    print(f"\nOf {len(imminent)} imminent ones that are heard, {below} are put below active ideation.\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("work", type=pathlib.Path)
    arguments.add_argument("--authors", action="store_true")
    given = arguments.parse_args()
    path = given.work / "rule.json"
    if given.authors:
        rule = rules.Rule(**json.loads(path.read_text(encoding="utf-8")))
        names = sorted({line.author for line in sentences.lines()})
        report(rule, rows_of(given.work / f"{name}.json" for name in names), lambda row: row["author"])
        return
    rows = rows_of(given.work / f"{fold}.json" for fold in range(sentences.FOLDS) if (given.work / f"{fold}.json").exists())
    if not path.exists():
        path.write_text(json.dumps(dataclasses.asdict(rules.Rule()), indent=1) + "\n", encoding="utf-8")
    rule = rules.Rule(**json.loads(path.read_text(encoding="utf-8")))
    steps(rows)
    report(rule, rows, lambda row: row["author"])
    report(rule, rows, lambda row: row["label"])


if __name__ == "__main__":
    main()
