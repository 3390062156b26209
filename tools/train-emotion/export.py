"""Makes the shipped files of two runs: 8-bit weights, thresholds, the linear model's part, reference vectors.

The runs, of two seeds, are one model: the mean of their logits. Everything is chosen on dev; test is scored once, with what
was chosen.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

import encoder
import goemotions
import linear
import scores

NAME, MEMBERS = "emotion-minilm6", "ab"
GREATEST_LOGIT = 11.512915  # of the probability 1 - 1e-5, as in the engine
PARTS = (0.0, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
REFERENCES = [
    "I am so happy for you!", "this is the worst day of my life", "Why would you do that?", "thanks, that really helped",
    "i'm scared about tomorrow's surgery", "The meeting is at 3pm.", "na\u00efve caf\u00e9 \u2026 \U0001f602",
]


def quantized(state):
    """The tensors as they are shipped, and the state that they stand for."""
    tensors, stands_for = {}, {}
    for name, value in state.items():
        if value.ndim == 2 and name != "pe.weight":
            scale = value.abs().amax(1).clamp(1e-8) / 127
            whole = (value / scale[:, None]).round().clamp(-127, 127)
            tensors[name], tensors[name + ".scale"] = whole.to(torch.int8).contiguous(), scale.contiguous()
            stands_for[name] = whole * scale[:, None]
        else:
            tensors[name] = stands_for[name] = value.contiguous()
    return tensors, stands_for


def rounded(path, pieces):
    """The tensors of a run as they are shipped, and the encoder that they stand for."""
    tensors, state = quantized(torch.load(path))
    model = encoder.Encoder(len(pieces.kept))
    model.load_state_dict(state)
    return tensors, model


def references(models, pieces):
    found = []
    for text in REFERENCES:
        [ids] = pieces([text])
        values = scores.probabilities(encoder.mean_logits(models, [ids])[0])
        found.append({"text": text, "ids": ids, "scores": [round(float(value), 5) for value in values]})
    return found


def write(path, described):
    path.write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def combine(encoded, small, part):
    return scores.with_members((1 - part) * np.clip(encoded, -GREATEST_LOGIT, GREATEST_LOGIT) + part * small)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the folder that the files go to; the linear model's lie there")
    parser.add_argument("runs", nargs=len(MEMBERS), help="RUN.pt of train.py")
    options = parser.parse_args()
    torch.set_num_threads(1)
    texts, _ = goemotions.read("train")
    pieces = encoder.Pieces(texts)
    tensors, models = zip(*(rounded(path, pieces) for path in options.runs))
    (dev, dev_wanted), (test, test_wanted) = goemotions.read("dev"), goemotions.read("test")
    encoded = {"dev": encoder.mean_logits(models, pieces(dev)), "test": encoder.mean_logits(models, pieces(test))}
    small = linear.Linear(options.out)
    added = {"dev": small.logits(dev), "test": small.logits(test)}

    alone = scores.thresholds(dev_wanted, scores.probabilities(encoded["dev"]))
    scores.report("encoders dev", dev_wanted, scores.probabilities(encoded["dev"]), alone)
    scores.report("encoders test", test_wanted, scores.probabilities(encoded["test"]), alone)

    def mean_macro(part):
        found = scores.probabilities(combine(encoded["dev"], added["dev"], part))
        reached = scores.scored(dev_wanted, found, scores.thresholds(dev_wanted, found))
        return np.mean([macro for macro, _ in reached.values()])

    part = max(PARTS, key=mean_macro)
    together = {split: scores.probabilities(combine(encoded[split], added[split], part)) for split in encoded}
    at = scores.thresholds(dev_wanted, together["dev"])
    print(f"the linear model's part, chosen on dev: {part}")
    scores.report("ensemble dev", dev_wanted, together["dev"], at)
    scores.report("ensemble test", test_wanted, together["test"], at)

    options.out.mkdir(parents=True, exist_ok=True)
    for member, values in zip(MEMBERS, tensors):
        save_file(values, options.out / f"{NAME}{member}.int8.safetensors", metadata={"format": "emod-minilm6-v1"})
    (options.out / f"{NAME}.vocab.txt").write_text("\n".join(pieces.names) + "\n", encoding="utf-8")
    write(
        options.out / f"{NAME}.json",
        {
            "labels": goemotions.OUTPUTS, "thresholds": [round(float(value), 3) for value in alone],
            "max_len": encoder.LONGEST, "layers": encoder.LAYERS, "dim": encoder.WIDTH, "heads": encoder.HEADS,
            "ffn": encoder.FEED_FORWARD, "eps": encoder.EPSILON, "golden": references(models, pieces),
        },
    )
    write(
        options.out / "ensemble.json",
        {
            "labels": goemotions.OUTPUTS, "w_linear": part, "w_members": scores.MEMBERS_PART,
            "thresholds": [round(float(value), 3) for value in at],
        },
    )


if __name__ == "__main__":
    main()
