"""What an ensemble of runs says of the training texts: the mean of their logits, for a run that learns from it."""

import argparse

import numpy as np
import torch

import encoder
import goemotions
import scores


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="the file of the logits, one row a training text (.npy)")
    parser.add_argument("runs", nargs="+", help="RUN.pt of train.py")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    texts, _ = goemotions.read("train")
    pieces = encoder.Pieces(texts)
    rows, said = pieces(texts), []
    for run in options.runs:
        model = encoder.Encoder(len(pieces.kept))
        model.load_state_dict(torch.load(run))
        said.append(encoder.logits(model, rows))
    np.save(options.out, scores.with_members(np.mean(said, 0)))


if __name__ == "__main__":
    main()
