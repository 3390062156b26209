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
    models = [encoder.Encoder(len(pieces.kept)) for _ in options.runs]
    for model, run in zip(models, options.runs):
        model.load_state_dict(torch.load(run))
    np.save(options.out, scores.with_members(encoder.mean_logits(models, pieces(texts))))


if __name__ == "__main__":
    main()
