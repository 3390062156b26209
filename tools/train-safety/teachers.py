"""What several trained models say together of the texts of a training, for one that learns from them beside the labels."""
import numpy
import torch
from safetensors.torch import load_file

import encoder
import sentences


@torch.no_grad()
def chances(paths, prepared, layers, kept):
    """For each pass over the lines the labels' chances of each text: the normed geometric mean of what the models give."""
    together = [numpy.zeros((len(states), len(sentences.LABELS)), numpy.float32) for states in prepared.states]
    for path in paths:
        model = encoder.pretrained(layers, len(sentences.LABELS))
        model.load_state_dict(load_file(path))
        model.eval()
        for found, states in zip(together, prepared.states):
            for rows in encoder.passes([len(part) for part in states], 64):
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    logits = model.upper(*prepared.side_by_side([states[row] for row in rows]), kept)
                found[rows] += logits.float().log_softmax(1).numpy() / len(paths)
    return [torch.from_numpy(found).softmax(1) for found in together]
