"""The encoders in torch, over the engine's own weights, for the comparison of latency.py."""

import torch
import torch.nn.functional as functional


class TorchEncoders:
    """Computes the 39 probabilities of one text on one thread, by the mean of the encoders' logits."""

    def __init__(self, encoders, shape):
        torch.set_num_threads(1)
        self.encoders = [TorchEncoder(weights, shape) for weights in encoders]

    @torch.inference_mode()
    def __call__(self, ids):
        return (sum(encoder(ids) for encoder in self.encoders) / len(self.encoders)).sigmoid().numpy()


class TorchEncoder:
    """Computes the 39 logits of one text."""

    def __init__(self, weights, shape):
        self.shape = shape
        self.weights = {name: torch.tensor(value) for name, value in weights.items()}

    def linear(self, x, name):
        return functional.linear(x, self.weights[name + ".weight"], self.weights[name + ".bias"])

    def norm(self, x, name):
        weight, bias = self.weights[name + ".weight"], self.weights[name + ".bias"]
        return functional.layer_norm(x, weight.shape, weight, bias, self.shape["eps"])

    def heads(self, x):
        return x.view(1, x.shape[0], self.shape["heads"], -1).transpose(1, 2)

    def __call__(self, ids):
        weights = self.weights
        x = self.norm(weights["we.weight"][ids] + weights["pe.weight"][: len(ids)] + weights["te"], "ln")
        for number in range(self.shape["layers"]):
            layer = f"layers.{number}."
            parts = (self.heads(self.linear(x, layer + part)) for part in "qkv")
            mixed = functional.scaled_dot_product_attention(*parts)
            x = self.norm(x + self.linear(mixed.transpose(1, 2).reshape(x.shape), layer + "o"), layer + "ln1")
            x = self.norm(x + self.linear(functional.gelu(self.linear(x, layer + "fi")), layer + "fo"), layer + "ln2")
        return self.linear(x.mean(0), "head")
