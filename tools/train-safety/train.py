#!/usr/bin/env python3
"""Trains the encoder that tells how dangerous a sentence is.

  train.py FOLDER fit       on every sentence: FOLDER/fit.safetensors is what ships
  train.py FOLDER 0 … 4     without that fifth of the sections: FOLDER/NAME.json has the chances of those left out
  train.py FOLDER w1 …      without that author: the same of what they wrote

Several names give several runs over the same prepared texts.
"""
import argparse
import hashlib
import json
import pathlib
import random
import time

import torch
from safetensors.torch import save_file
from torch.nn import functional

import encoder
import mutations
import sentences

SEED = 20261126
LAYERS, KEPT = 6, 2  # of the published encoder; the first of them stay as they are
VARIANTS, EPOCHS, BATCH, RATE, DROP, SOFT = 3, 6, 32, 1.5e-4, 0.1, 0.03
# How urgent a label is: a text of several sentences has that of its worst.
URGENCY = ["none", "distress", "third_party", "passive_ideation", "self_harm", "abuse_danger", "active_ideation",
           "harm_to_others", "imminent"]


class Variant:
    """One text of a line, perhaps mutated, perhaps beside a calm line of the same fold."""

    def __init__(self, line, calm, chance, is_plain):
        self.lines, texts = [line], [line.draw(chance)]
        if not is_plain and chance.random() < 0.3:
            self.lines.append(chance.choice(calm[line.fold]))
            texts.append(self.lines[1].draw(chance))
            chance.shuffle(texts)
        text = texts[0]
        for more in texts[1:]:
            text += (" " if text[-1:] in ".!?" else ". ") + more
        self.text = text if is_plain or chance.random() < 0.35 else mutations.mutated(text, chance)
        self.label = max((line.label for line in self.lines), key=lambda label: URGENCY.index(sentences.LABELS[label]))


def variants(lines, calm):
    """Lists of variants, each for one pass over the lines; the first has every line as it is written."""
    chance = random.Random(SEED)
    return [[Variant(line, calm, chance, number == 0) for line in lines for _ in range(2 if line.is_family else 1)]
            for number in range(VARIANTS)]


class Prepared:
    """The variants of all lines with what the lower layers make of them, which is kept in files: one an author."""

    def __init__(self, lines, model, read, folder):
        self.variants, self.states = ([[] for _ in range(VARIANTS)] for _ in range(2))
        calm = {fold: [line for line in lines if line.author == "corpus" and line.fold == fold and line.label < 2]
                for fold in range(sentences.FOLDS)}
        for author in sorted({line.author for line in lines}):
            found = variants([line for line in lines if line.author == author], calm)
            texts = "\n".join(variant.text for part in found for variant in part)
            path = folder / f"{author}-{hashlib.sha256(f'{KEPT} {texts}'.encode()).hexdigest()[:16]}.pt"
            if not path.exists():
                torch.save([self.lower(part, model, read) for part in found], path)
                print(f"prepared {author}", flush=True)
            for number, (part, states) in enumerate(zip(found, torch.load(path))):
                self.variants[number] += part
                self.states[number] += states

    @staticmethod
    def lower(part, model, read):
        ids = [found.ids for found in read.encode_batch([variant.text for variant in part])]
        states = [None] * len(ids)
        with encoder.precision():
            for rows in encoder.passes([len(sequence) for sequence in ids], 64):
                lower = model.lower(*encoder.padded([ids[row] for row in rows]), KEPT).bfloat16()
                for place, row in enumerate(rows):
                    states[row] = lower[place, : len(ids[row])].clone()
        return states


def side_by_side(states):
    """States of several texts as one tensor, and which of its places are theirs."""
    return torch.nn.utils.rnn.pad_sequence(states, batch_first=True).float(), encoder.presence([len(part) for part in states])


def label_weights(labels):
    """Rare labels weigh more, by the square root; danger and calm weigh the same in all."""
    counts = torch.bincount(torch.tensor(labels), minlength=len(sentences.LABELS)).float()
    weights = (counts.clamp(min=1) / counts.sum()) ** -0.5
    danger = (weights * counts)[sentences.CRISIS].sum()
    weights[sentences.CRISIS] *= ((weights * counts).sum() - danger) / danger
    return weights / ((weights * counts).sum() / counts.sum())


def groups(rows, states, chance):
    """Rows of about equal length together, in a random order."""
    chance.shuffle(rows)
    found = []
    for start in range(0, len(rows), BATCH * 20):
        part = sorted(rows[start:start + BATCH * 20], key=lambda row: len(states[row]))
        found += [part[first:first + BATCH] for first in range(0, len(part), BATCH)]
    chance.shuffle(found)
    return found


def train(model, prepared, is_in):
    """Trains the upper layers on the variants all of whose lines are in."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    parts = [*model.layers[KEPT:].parameters(), *model.head.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": [part for part in parts if part.ndim > 1], "weight_decay": 0.01},
         {"params": [part for part in parts if part.ndim == 1], "weight_decay": 0.0}], lr=RATE, betas=(0.9, 0.98))
    rows = [[row for row, variant in enumerate(texts) if all(map(is_in, variant.lines))] for texts in prepared.variants]
    weights = label_weights([prepared.variants[0][row].label for row in rows[0]])
    plan = [(number % VARIANTS, group) for number in range(EPOCHS)
            for group in groups(rows[number % VARIANTS], prepared.states[number % VARIANTS], chance)]
    model.train()
    started, mean = time.time(), 0.0
    for step, (number, group) in enumerate(plan):
        for part in optimizer.param_groups:
            part["lr"] = RATE * min(1, (step + 1) / (0.06 * len(plan))) * max(0.02, 1 - step / len(plan))
        with encoder.precision():
            logits = model.upper(*side_by_side([prepared.states[number][row] for row in group]), KEPT, DROP)
        labels = torch.tensor([prepared.variants[number][row].label for row in group])
        loss = functional.cross_entropy(logits.float(), labels, weight=weights, label_smoothing=SOFT)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parts, 1.0)
        optimizer.step()
        mean = 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 49:
            print(f"step {step + 1} of {len(plan)}, loss {mean / (1 - 0.98 ** (step + 1)):.3f}, {time.time() - started:.0f} s", flush=True)


def fresh():
    torch.manual_seed(SEED)
    return encoder.pretrained(LAYERS, len(sentences.LABELS))


def held_out(part, model, prepared, read, is_out):
    """The chances of every line that the model was trained without, as it is written."""
    out = [variant for variant in prepared.variants[0] if is_out(variant.lines[0])]
    rows = encoder.chances(model, [item.ids for item in read.encode_batch([variant.text for variant in out])])
    return [dict(part=part, author=variant.lines[0].author, section=variant.lines[0].section,
                 label=sentences.LABELS[variant.lines[0].label], text=variant.text,
                 chances=[round(float(value), 5) for value in row]) for variant, row in zip(out, rows)]


def run(name, prepared, read, folder):
    """One training: all sentences for "fit", else all but those of the fold or author `name`."""
    def is_out(line):
        return name in (str(line.fold), line.author)

    model = fresh()
    train(model, prepared, lambda line: not is_out(line))
    save_file({key: value.contiguous() for key, value in model.state_dict().items()}, folder / f"{name}.safetensors")
    if name == "fit":
        return
    with open(folder / f"{name}.json", "w", encoding="utf-8") as file:
        json.dump(held_out(name, model, prepared, read, is_out), file, ensure_ascii=False)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("names", nargs="+")
    arguments.add_argument("--threads", type=int, default=1)
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    lines, read, started = sentences.lines(), encoder.tokenizer(), time.time()
    prepared = Prepared(lines, fresh(), read, given.folder)
    print(f"{len(lines)} lines, {sum(map(len, prepared.variants))} variants, prepared in {time.time() - started:.0f} s", flush=True)
    for name in given.names:
        print(f"run {name}", flush=True)
        run(name, prepared, read, given.folder)


if __name__ == "__main__":
    main()
