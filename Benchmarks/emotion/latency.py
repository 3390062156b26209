"""Latency of one 20-word utterance on one thread: the Swift engine beside onnxruntime, and torch where it is
installed, on the same model, in the same run.

usage: latency.py SCORE-PROGRAM MODEL-DIRECTORY [--rounds 5]

Builds an ONNX model from the engine's own weights (float32 of the 8-bit rows of both encoders, and onnxruntime's dynamic 8-bit
quantisation of it), checks it against the reference vectors, then measures in turn, so that all see the same load. The engine's time
includes cleaning, tokenising, language check and decisions; that of the others is the network alone.
Needs numpy, onnx, onnxruntime; uses torch.
"""
import argparse
import json
import logging
import os
import struct
import subprocess
import sys
import tempfile
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import quantize_dynamic

try:
    import torch
    from torch_encoder import TorchEncoders
except ImportError:
    torch = None

UTTERANCE = "I really was not expecting that at all and now I am quite worried about my sister and her new job"


def tensors(path):
    data = open(path, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    kinds = {"F32": np.float32, "I8": np.int8}
    raw = {}
    for name, entry in json.loads(data[8:8 + length]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            raw[name] = np.frombuffer(data[8 + length + begin:8 + length + end],
                                      kinds[entry["dtype"]]).reshape(entry["shape"])
    return {name: value.astype(np.float32) * raw[name + ".scale"][:, None] if value.dtype == np.int8 else value
            for name, value in raw.items() if not name.endswith(".scale")}


class Graph:
    """Collects nodes and weights; every call returns the name of its output."""

    def __init__(self):
        self.nodes, self.weights = [], []

    def weight(self, name, value):
        name = f"{name}_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind, *inputs, **attributes):
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name


def logits(g, weights, shape):
    """Adds one encoder to the graph; the name of its logits."""
    width, heads = shape["dim"], shape["heads"]
    split = g.weight("split", np.array([-1, heads, width // heads], np.int64))
    join = g.weight("join", np.array([-1, width], np.int64))
    scale = g.weight("scale", np.array((width // heads) ** -0.5, np.float32))

    def linear(x, name):
        product = g.node("MatMul", x, g.weight(name + ".w", weights[name + ".weight"].T))
        return g.node("Add", product, g.weight(name + ".b", weights[name + ".bias"]))

    def norm(x, name):
        return g.node("LayerNormalization", x, g.weight(name + ".g", weights[name + ".weight"]),
                      g.weight(name + ".o", weights[name + ".bias"]), epsilon=shape["eps"])

    pieces = g.node("Gather", g.weight("pieces", weights["we.weight"]), "ids")
    places = g.node("Gather", g.weight("places", weights["pe.weight"] + weights["te"]), "positions")
    x = norm(g.node("Add", pieces, places), "ln")
    for layer in range(shape["layers"]):
        p = f"layers.{layer}."
        q, k, v = (g.node("Reshape", linear(x, p + part), split) for part in "qkv")
        scores = g.node("MatMul", g.node("Transpose", q, perm=[1, 0, 2]), g.node("Transpose", k, perm=[1, 2, 0]))
        mixed = g.node("MatMul", g.node("Softmax", g.node("Mul", scores, scale), axis=-1),
                       g.node("Transpose", v, perm=[1, 0, 2]))
        mixed = g.node("Reshape", g.node("Transpose", mixed, perm=[1, 0, 2]), join)
        x = norm(g.node("Add", x, linear(mixed, p + "o")), p + "ln1")
        inner = g.node("Gelu", linear(x, p + "fi"))
        x = norm(g.node("Add", x, linear(inner, p + "fo")), p + "ln2")
    mean = g.node("ReduceMean", x, g.weight("axis", np.array([0], np.int64)), keepdims=1)
    return linear(mean, "head")


def build(encoders, shape):
    """The probabilities by the mean of the encoders' logits."""
    g = Graph()
    mean = g.node("Mean", *(logits(g, weights, shape) for weights in encoders))
    g.nodes.append(helper.make_node("Sigmoid", [mean], ["scores"]))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["length"]) for n in ("ids", "positions")]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, 39])]
    graph = helper.make_graph(g.nodes, "encoders", inputs, outputs, g.weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def by_onnxruntime(run):
    """A function from piece ids to the 39 probabilities."""
    def compute(ids):
        given = {"ids": np.array(ids, np.int64), "positions": np.arange(len(ids), dtype=np.int64)}
        return run.run(None, given)[0][0]
    return compute


def reference_error(compute, description):
    return max(np.abs(compute(g["ids"]) - g["scores"]).max() for g in description["golden"])


def utterance_pieces(vocabulary):
    """The utterance is plain words that the vocabulary has whole."""
    ids = {line.rstrip("\n"): n for n, line in enumerate(open(vocabulary, encoding="utf-8"))}
    return [ids["[CLS]"]] + [ids[word] for word in UTTERANCE.lower().split()] + [ids["[SEP]"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("models")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    description = json.load(open(f"{options.models}/emotion-minilm6.json"))
    ids = utterance_pieces(f"{options.models}/emotion-minilm6.vocab.txt")
    encoders = [tensors(f"{options.models}/emotion-minilm6{member}.int8.safetensors") for member in "ab"]
    with tempfile.TemporaryDirectory() as folder:
        plain, small = os.path.join(folder, "float.onnx"), os.path.join(folder, "int8.onnx")
        onnx.save(build(encoders, description), plain)
        logging.disable(logging.WARNING)
        quantize_dynamic(plain, small)
        others = {f"onnxruntime {onnxruntime.__version__} {name}": by_onnxruntime(session(path))
                  for name, path in (("float32", plain), ("dynamic int8", small))}
    if torch:
        others[f"torch {torch.__version__} float32"] = TorchEncoders(encoders, description)
    whole = dict(others)
    if torch:
        others[f"torch {torch.__version__} float32, one of the two encoders"] = TorchEncoders(encoders[:1], description)
    rows = {}
    for _ in range(options.rounds):
        for model in ("encoder", "ensemble", "linear"):
            out = subprocess.run([options.program, options.models, model, "latency"], input=UTTERANCE + "\n",
                                 capture_output=True, text=True, check=True)
            rows.setdefault(f"this engine, {model}", []).append(json.loads(out.stdout))
        for name, compute in others.items():
            times = []
            for n in range(210):
                start = time.perf_counter()
                compute(ids)
                times.append((time.perf_counter() - start) * 1e3)
            times = np.sort(times[10:])
            rows.setdefault(name, []).append(
                {"median_ms": times[100], "p95_ms": times[190], "min_ms": times[0]})
    print(f"one utterance of {len(UTTERANCE.split())} words, {len(ids)} pieces, one thread, {options.rounds} rounds of 200\n")
    print("| | median ms | p95 ms | fastest ms | peak RSS MB | load ms |\n|---|---|---|---|---|---|")
    for name, runs in rows.items():
        pick = {key: np.median([r[key] for r in runs]) for key in runs[0]}
        memory = f"{pick['peak_rss_kb'] / 1024:.0f}" if "peak_rss_kb" in pick else ""
        load = f"{pick['load_ms']:.1f}" if "load_ms" in pick else ""
        print(f"| {name} | {pick['median_ms']:.2f} | {pick['p95_ms']:.2f} | {pick['min_ms']:.2f} | {memory} | {load} |")
    print()
    for name, compute in whole.items():
        print(f"{name}: greatest difference from the reference vectors {reference_error(compute, description):.5f}")


if __name__ == "__main__":
    sys.exit(main())
