#!/usr/bin/env python3
"""Writes the files of the safety model: fewer pieces, weights of 8 bits a row, reference vectors, thresholds.

  export.py FIT.safetensors RULE.json
"""
import hashlib
import json
import pathlib
import re
import sys

import torch
from safetensors.torch import load_file, save_file

import encoder
import sentences

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODEL = ROOT / "Sources" / "SafetyModel" / "model"
SUMS = ROOT / "Sources" / "SafetyModel" / "SafetyModelFiles.swift"
NAME = "safety-minilm6"
COMMON = 14_000  # the published vocabulary is ordered by frequency; rarer words are read as their parts
TEXTS = ["The meeting is at 3pm.", "I am so happy for you!", "thanks, that really helped", "i just want it all to stop",
         "My brother says he wants to end his life and I don't know what to do.", "Good night, see you tomorrow",
         "naïve café … 😂", "He has taken my keys again and I am afraid to sleep at home."]


def kept_pieces(read, texts):
    """The special pieces, single characters, short endings, common words and whatever our own sentences use."""
    pieces = (encoder.BASE / "vocab.txt").read_text(encoding="utf-8").splitlines()
    used = {piece for item in read.encode_batch(texts) for piece in item.ids}
    special = {pieces.index(piece) for piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")}

    def keeps(index, piece):
        bare = piece.removeprefix("##")
        if index in special or index in used or piece in "…—":
            return True
        if piece.startswith("[") or not bare.isascii():
            return False
        return index < COMMON or len(bare) == 1 or piece.startswith("##") and len(bare) <= 3
    return [index for index, piece in enumerate(pieces) if keeps(index, piece)], pieces


def quantised(state):
    """Matrices as 8-bit integers with a scale a row; the rest as it is."""
    small = {}
    for name, value in state.items():
        if value.ndim == 2 and name != "pe.weight":
            scale = value.abs().amax(1).clamp(1e-8) / 127
            small[name] = (value / scale[:, None]).round().clamp(-127, 127).to(torch.int8).contiguous()
            small[name + ".scale"] = scale.contiguous()
        else:
            small[name] = value.contiguous()
    return small


def restored(small):
    return {name: value.float() * small[name + ".scale"][:, None] if value.dtype == torch.int8 else value
            for name, value in small.items() if not name.endswith(".scale")}


def model_of(state):
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    model = encoder.Encoder(state["we.weight"].shape[0], layers, len(sentences.LABELS))
    model.load_state_dict(state)
    return model, layers


def main():
    state = load_file(sys.argv[1])
    rule = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    texts = sentences.spellings()
    full = encoder.tokenizer()
    kept, pieces = kept_pieces(full, texts)
    sample = texts[::10]
    whole = encoder.chances(model_of(state)[0], [item.ids for item in full.encode_batch(sample)])
    state["we.weight"] = state["we.weight"][kept]
    small = quantised(state)
    model, layers = model_of(restored(small))
    read = encoder.tokenizer(kept)
    reduced = encoder.chances(model, [item.ids for item in read.encode_batch(sample)])
    print(f"{len(kept)} pieces; greatest change of a chance {abs(whole - reduced).max():.4f}, mean {abs(whole - reduced).mean():.5f}")
    MODEL.mkdir(exist_ok=True)
    save_file(small, MODEL / f"{NAME}.int8.safetensors", metadata={
        "format": "emod-minilm-v1", "licence": "Apache-2.0; derived from sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)"})
    (MODEL / f"{NAME}.vocab.txt").write_text("\n".join(pieces[index] for index in kept) + "\n", encoding="utf-8")
    golden = [{"text": text, "ids": read.encode(text).ids,
               "scores": [round(float(value), 5) for value in encoder.chances(model, [read.encode(text).ids])[0]]} for text in TEXTS]
    (MODEL / f"{NAME}.json").write_text(json.dumps({
        "labels": sentences.LABELS, "rule": rule, "max_len": encoder.LONGEST, "layers": layers, "dim": encoder.WIDTH,
        "heads": encoder.HEADS, "ffn": encoder.INNER, "eps": 1e-12, "golden": golden}, indent=1, ensure_ascii=False) + "\n",
        encoding="utf-8")
    text = SUMS.read_text(encoding="utf-8")
    for path in sorted(MODEL.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        text = re.sub(rf'("{re.escape(path.name)}",\s*sha256:\s*)"[0-9a-f]*"', rf'\1"{digest}"', text)
        print(f"{path.name}: {path.stat().st_size} bytes")
    SUMS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
