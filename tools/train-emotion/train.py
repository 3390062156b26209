"""Fine-tunes every layer of MiniLM-L6 on GoEmotions' training split and writes the logits of dev and test.

The learning rate warms up, stays, and falls to nothing over the last part of the steps, so that a run broken off can go on
from its checkpoint with fewer steps in all and still be what one command with that number gives: the order of the texts
hangs on seed and pass, the dropout on seed and step.
"""

import argparse
import os
import time

import numpy as np
import torch
import torch.nn.functional as functional

import encoder
import goemotions
import scores

WARM_UP, SMOOTHING, WEIGHT_DECAY, SHUFFLED_TOGETHER = 100, 0.02, 0.01, 40
RARE = 350  # labels with fewer training texts have them read twice a pass


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="the run's files are OUT.checkpoint, OUT.pt and OUT.npz")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=2800, help="updates in all")
    parser.add_argument("--fall", type=float, default=0.6, help="part of the steps over which the learning rate falls")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the head and the top layer")
    parser.add_argument("--layer-decay", type=float, default=0.9, help="each layer below learns by this factor slower")
    parser.add_argument("--groups", type=float, default=0.5, help="what a group's output weighs in the loss, beside a label's 1")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--agreement", type=float, default=1.0, help="what it weighs that two readings of a text differ; 0 reads once")
    parser.add_argument("--teacher", help="the logits of an ensemble (teach.py) to learn from beside the labels")
    parser.add_argument("--taught", type=float, default=0.5, help="the teacher's part of the targets")
    parser.add_argument("--transcribed", type=float, default=0.25, help="part of the texts read without case and punctuation")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--every", type=int, default=200, help="steps between two checkpoints")
    return parser.parse_args()


def batches(seed, epoch, as_written, as_heard, fine, options):
    """The batches of one pass: texts of like length together, in an order that hangs on the seed and the pass alone."""
    chance = np.random.default_rng([seed, epoch])
    rare = np.flatnonzero(fine[:, fine.sum(0) < RARE].any(1))
    order = chance.permutation(np.concatenate([np.arange(len(as_written)), rare]))
    heard = chance.random(len(as_written)) < options.transcribed
    rows = [as_heard[n] if heard[n] else as_written[n] for n in range(len(as_written))]
    found, span = [], options.batch * SHUFFLED_TOGETHER
    for start in range(0, len(order), span):
        some = sorted(order[start : start + span], key=lambda n: len(rows[n]))
        found += [some[at : at + options.batch] for at in range(0, len(some), options.batch)]
    return rows, [found[n] for n in chance.permutation(len(found))]


def optimizer(model, options):
    """AdamW with a slower rate for each layer below, and no weight decay for biases and norms."""
    groups = []
    for name, parameter in model.named_parameters():
        if name.startswith("head"):
            below = 0
        elif name.startswith("layers."):
            below = encoder.LAYERS - 1 - int(name.split(".")[1])
        else:
            below = encoder.LAYERS
        decay = WEIGHT_DECAY if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "weight_decay": decay, "part": options.layer_decay**below})
    return torch.optim.AdamW(groups, lr=options.rate, betas=(0.9, 0.98), eps=1e-6, fused=True)


def goals(wanted, options):
    """The targets: the labels, smoothed a little, and the teacher's probabilities beside them when there is one."""
    smooth = wanted * (1 - SMOOTHING) + SMOOTHING * wanted.mean(0)
    if options.teacher is None:
        return smooth
    said = scores.probabilities(np.load(options.teacher)).astype(np.float32)
    return (1 - options.taught) * smooth + options.taught * said


def apart(found):
    """How far two readings of the same texts, with other parts dropped, are from each other, label by label.

    The mean divergence of their chances, both ways: R-Drop (Liang and others, 2021, <https://arxiv.org/abs/2106.14448>).
    """
    one, other = found.chunk(2)
    distance = (one.sigmoid() - other.sigmoid()) * (one - other) / 4
    return torch.cat([distance, distance])


def rate(step, options):
    """The part of the learning rate at a step."""
    falling = options.fall * options.steps
    return min(1.0, (step + 1) / WARM_UP, (options.steps - step) / falling)


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    texts, wanted = goemotions.read("train")
    pieces = encoder.Pieces(texts)
    as_written, as_heard = pieces(texts), pieces([goemotions.as_transcribed(text) for text in texts])
    fine = wanted[:, :28]
    goal = torch.tensor(goals(wanted, options))
    weights = torch.cat([torch.ones(28), torch.full((11,), options.groups)])
    model = encoder.begin(pieces.kept)
    with torch.no_grad():
        model.head.bias.copy_(torch.logit(torch.tensor(wanted.mean(0))))
    updates, step, epoch = optimizer(model, options), 0, 0
    dev, dev_wanted = goemotions.read("dev")
    dev_rows = pieces(dev)
    if os.path.exists(options.out + ".checkpoint"):
        saved = torch.load(options.out + ".checkpoint")
        model.load_state_dict(saved["model"])
        updates.load_state_dict(saved["updates"])
        step = saved["step"]
        print("goes on from step", step, flush=True)

    def save():
        state = {"model": model.state_dict(), "updates": updates.state_dict(), "step": step}
        torch.save(state, options.out + ".checkpoint.new")
        os.replace(options.out + ".checkpoint.new", options.out + ".checkpoint")

    done, begun, running = 0, time.process_time(), 0.0
    while step < options.steps:
        rows, order = batches(options.seed, epoch, as_written, as_heard, fine, options)
        epoch += 1
        for some in order:
            done += 1
            if done <= step:  # read before the checkpoint
                continue
            if step >= options.steps:
                break
            for group in updates.param_groups:
                group["lr"] = options.rate * group["part"] * rate(step, options)
            torch.manual_seed(options.seed * 1_000_003 + step)
            model.train()
            if options.agreement > 0:  # each text is read twice, with other parts dropped
                some = [*some, *some]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = model(*encoder.batch(rows, some), options.dropout).float()
            losses = functional.binary_cross_entropy_with_logits(found, goal[some], reduction="none")
            if options.agreement > 0:
                losses = losses + options.agreement * apart(found)
            loss = (losses * weights).sum(1).mean()
            updates.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            updates.step()
            step += 1
            running += (loss.item() - running) * max(0.02, 1 / step)
            if step % 50 == 0:
                print(f"step {step}/{options.steps} loss {running:.4f} cpu {time.process_time() - begun:.0f} s", flush=True)
            if step % options.every == 0:
                save()
        print(f"pass {epoch} dev", scores.line(encoder.logits(model, dev_rows), dev_wanted), flush=True)
    save()
    test, _ = goemotions.read("test")
    np.savez(options.out + ".npz", dev=encoder.logits(model, dev_rows), test=encoder.logits(model, pieces(test)))
    torch.save(model.state_dict(), options.out + ".pt")


if __name__ == "__main__":
    main()
