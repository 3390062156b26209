"""When chances become a finding, as Sources/SafetyModel has it, for choosing its thresholds."""
import dataclasses
import math
import re

import numpy

import sentences

LEVELS = ["none", "distress", "passive_ideation", "self_harm", "abuse_danger", "active_ideation", "harm_to_others", "imminent"]
COLUMN = {label: place for place, label in enumerate(sentences.LABELS)}
CRISES = [sentences.LABELS[label] for label in sentences.CRISIS]
INTENT = LEVELS.index("active_ideation")


@dataclasses.dataclass
class Rule:
    danger: float = 0.95
    danger_in_sentence: float = 0.97
    caution: float = 0.15
    caution_in_talk: float = 0.7
    certain: float = 0.9975
    calm: float = 0.05
    third_party: float = 0.8
    intent_share: float = 0.1


def logit(chance):
    return math.log(max(chance, 1e-7) / max(1 - chance, 1e-7))


def danger(row):
    return float(sum(row[COLUMN[label]] for label in CRISES))


def level(rule, row):
    """The level of one part."""
    likeliest = LEVELS.index(max(CRISES, key=lambda label: row[COLUMN[label]]))
    imminent, active = row[COLUMN["imminent"]], row[COLUMN["active_ideation"]]
    if likeliest >= INTENT or imminent + active < rule.intent_share * danger(row):
        return likeliest
    return LEVELS.index("imminent") if imminent > active else INTENT


def finding(rule, windows, alone):
    """The level found, and whether somebody else is at risk."""
    found = 0
    for parts, threshold in ((windows, rule.danger), (alone, rule.danger_in_sentence)):
        bound = logit(threshold) + rule.caution * math.log2(max(1, len(parts)))
        found = max([found, *(level(rule, row) for row in parts if logit(danger(row)) >= bound)])
    other = any(row[COLUMN["third_party"]] >= rule.third_party for row in windows)
    return LEVELS[found], other


def split(text):
    """The sentences of a text, as RiskParts cuts them."""
    found = [part for part in re.findall(r"[^.!?…]+[.!?…]*", text.strip()) if re.search(r"[^\s.!?…]", part)]
    return [part.strip() for part in found] if len(found) > 1 else []


def as_array(rows):
    return numpy.array(rows, dtype=float)
