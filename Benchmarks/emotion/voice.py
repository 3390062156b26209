"""Scores arousal from the voice on recordings of acted and overheard emotions, and prints the norms of plain reading.

usage: voice.py VOICE-MEASURES-PROGRAM SPEECH-DIRECTORY [--emodb DIRECTORY] [--urdu DIRECTORY]

SPEECH-DIRECTORY is eval/speech of the shared folder: plain reading, whose means and deviations are the constants of
ArousalRule.swift. EMO-DB (Burkhardt and others, 2005) has ten German actors: DIRECTORY/SSsssEv.wav, E the emotion. URDU (Latif
and others, 2018) has 38 people on television: DIRECTORY/Angry, Happy, Neutral and Sad. High is anger, fear and joy, low is
boredom, neutral and sadness; disgust is left out. Neither trained anything. Needs numpy.
"""
import argparse
import math
import subprocess
from pathlib import Path

import numpy as np

MEASURES = ["pitch", "pitch movement", "brightness", "level range", "rate"]
EMODB = {"W": 1, "A": 1, "F": 1, "L": 0, "T": 0, "N": 0}
URDU = {"Angry": 1, "Happy": 1, "Neutral": 0, "Sad": 0}
PRIOR, PLAIN = 4, -1.0  # as in VoiceReading.swift


def measured(program, paths):
    """Arousal and the five measures of each recording; not a number where there is too little voice."""
    given = "".join(f"{path}\n" for path in paths)
    lines = subprocess.run([program], input=given, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [[float(value) for value in line.split("\t")[1:]] or [math.nan] * 6 for line in lines]
    assert len(rows) == len(paths)
    return np.array(rows)


def recall(high, found):
    """The unweighted average recall of high and low; what has no voice counts as low."""
    return (np.mean(found[high]) + np.mean(~found[~high])) / 2


def interval(high, found, speakers, rounds=2000):
    """The 95 % bootstrap interval over speakers."""
    random, names = np.random.default_rng(1), sorted(set(speakers))
    rows = {name: np.flatnonzero(speakers == name) for name in names}
    reached = []
    for _ in range(rounds):
        some = np.concatenate([rows[name] for name in random.choice(names, len(names))])
        if high[some].any() and not high[some].all():
            reached.append(recall(high[some], found[some]))
    return np.percentile(reached, [2.5, 97.5])


def against_history(arousal, speakers, usable, length, random):
    """The arousal of each recording against so many usable others of its speaker, drawn at random, as the daemon has it."""
    inside = np.clip(arousal, 0.001, 0.999)
    logits = np.log(inside / (1 - inside))
    shifted = np.empty_like(logits)
    for place, speaker in enumerate(speakers):
        others = np.flatnonzero((speakers == speaker) & usable & (np.arange(len(speakers)) != place))
        count = min(length, len(others))
        usual = np.median(logits[random.choice(others, count, replace=False)])
        shifted[place] = logits[place] - count / (count + PRIOR) * (usual - PLAIN)
    return 1 / (1 + np.exp(-shifted))


def report(name, program, paths, high, speakers, lengths=()):
    found = np.nan_to_num(measured(program, paths)[:, 0], nan=0.0)
    low, top = interval(high, found > 0.5, speakers)
    print(f"{name}: {len(paths)} recordings, {len(set(speakers))} speakers")
    print(f"  alone: {recall(high, found > 0.5):.3f} ({low:.3f}-{top:.3f})")
    random = np.random.default_rng(7)
    for length in lengths:
        for words, usable in (("others", np.ones(len(high), bool)), ("low ones", ~high)):
            reached = [recall(high, against_history(found, speakers, usable, length, random) > 0.5) for _ in range(20)]
            print(f"  against {length} {words} of the same speaker: {np.mean(reached):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("speech", type=Path)
    parser.add_argument("--emodb", type=Path)
    parser.add_argument("--urdu", type=Path)
    options = parser.parse_args()
    plain = [path for path in sorted(options.speech.glob("*/*.wav"))
             if path.parent.name not in ("mfa-spont", "vctk-noisy")]
    rows = measured(options.program, plain)
    rows = rows[~np.isnan(rows).any(1)]
    print(f"plain reading: {len(rows)} recordings, arousal above 0.5 in {np.mean(rows[:, 0] > 0.5):.0%}")
    for place, name in enumerate(MEASURES, 1):
        print(f"  {name}: mean {rows[:, place].mean():.3f}, deviation {rows[:, place].std():.3f}")
    if options.emodb:
        paths = [path for path in sorted(options.emodb.glob("*.wav")) if path.name[5] in EMODB]
        high = np.array([EMODB[path.name[5]] == 1 for path in paths])
        speakers = np.array([path.name[:2] for path in paths])
        report("EMO-DB", options.program, paths, high, speakers, lengths=(1, 3, 10))
    if options.urdu:
        paths = [path for path in sorted(options.urdu.glob("*/*.wav")) if path.parent.name in URDU]
        high = np.array([URDU[path.parent.name] == 1 for path in paths])
        speakers = np.array([path.stem.split("_")[0] for path in paths])
        report("URDU", options.program, paths, high, speakers)


if __name__ == "__main__":
    main()
