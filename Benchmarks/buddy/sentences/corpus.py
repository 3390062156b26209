"""Reads the sentences that the safety layer is measured on.

A file holds sections: `@ label tags…` and then one family a line. In a family, {one|another|} stands for one of
the alternatives.
"""
import random
import re

LABELS = ["none", "distress", "passive_ideation", "active_ideation", "imminent", "self_harm", "harm_to_others",
          "abuse_danger", "third_party"]
CRISIS = set(LABELS[2:8])
CHOICE = re.compile(r"\{([^{}]*)\}")


def families(path):
    """Yields (label, tags, template) for each family of a file."""
    label, tags = "none", []
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("@"):
            label, *tags = line[1:].split()
            if "third_party" in tags:
                label = "third_party"
        elif line:
            yield label, tags, line


def draw(template, chance):
    """One sentence of a family."""
    text = CHOICE.sub(lambda found: chance.choice(found.group(1).split("|")), template)
    return re.sub(r"\s+([,.!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")


def draws(template, count, chance):
    """Up to `count` different sentences of a family."""
    found = {}
    for _ in range(count * 3):
        found.setdefault(draw(template, chance), None)
        if len(found) == count:
            break
    return list(found)


def items(paths, per_family, seed):
    """The drawn sentences of all files."""
    chance = random.Random(seed)
    for path in paths:
        for label, tags, template in families(path):
            for text in draws(template, per_family, chance):
                yield dict(label=label, tags=tags, text=text)
