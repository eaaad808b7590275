"""The network: the MiniLM trunk in plain PyTorch, and the heads upon it.

The trunk is a BERT encoder of 6 layers, 384 wide, with 12 places of attention (all-MiniLM-L6-v2). Reasons are found as
a dependency parser finds arcs (Dozat and Manning 2017): a word is the *anchor* of a reason (its signal, else the first
word of the later end), and from the anchor a product of two projections points to the first and the last word of each
role.
"""

from __future__ import annotations

from pathlib import Path

import torch
from heads.corpora import ROLES
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, PLACES, INNER = 384, 6, 12, 1536
POINTED = 64
"""How wide the two projections of a pointer are."""
REACH = 48
"""From this distance on, in word pieces, all places are equally far from an anchor."""
ENDS = 2 * len(ROLES)
SOURCES = ("cnc", "gum", "because")


class Layer(nn.Module):
    """One layer of BERT: attention and a feed-forward net, each with a residual and a norm behind it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm, self.wide = nn.LayerNorm(WIDTH, 1e-12), nn.Linear(WIDTH, INNER)
        self.narrow, self.last = nn.Linear(INNER, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x``: (texts, tokens, width); ``bias``: (texts, 1, 1, tokens), far below 0 at the padding."""
        texts, tokens, _ = x.shape
        q, k, v = (
            part(x).view(texts, tokens, PLACES, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        weights = (q @ k.transpose(2, 3) / (WIDTH // PLACES) ** 0.5 + bias).softmax(-1)
        met = (self.dropout(weights) @ v).transpose(1, 2).reshape(texts, tokens, WIDTH)
        x = self.norm(x + self.dropout(self.out(met)))
        return self.last(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Net(nn.Module):
    """Trunk and heads; the embeddings and the lowest layers are never trained, so what they give is counted once."""

    def __init__(self, pieces: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.at, self.part = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.causal = nn.Linear(WIDTH, 1)
        self.anchor = nn.Linear(WIDTH, len(SOURCES))
        nn.init.constant_(self.anchor.bias, -3.5)
        self.tail, self.head = nn.Linear(WIDTH, ENDS * POINTED), nn.Linear(WIDTH, ENDS * POINTED)
        self.alone, self.far = nn.Linear(WIDTH, ENDS), nn.Parameter(torch.zeros(ENDS, 2 * REACH + 1))

    def below(self, ids: Tensor, mask: Tensor, frozen: int) -> Tensor:
        """Ids and mask, (texts, tokens) -> what the ``frozen`` lowest layers give, (texts, tokens, width)."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.part.weight[0] + self.at(place))
        return self._through(self.layers[:frozen], x, mask)

    def above(self, x: Tensor, mask: Tensor, frozen: int) -> Tensor:
        """What the layers above give."""
        return self._through(self.layers[frozen:], x, mask)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """What all layers give."""
        return self.below(ids, mask, len(self.layers))

    def _through(self, layers: nn.ModuleList, x: Tensor, mask: Tensor) -> Tensor:
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in layers:
            x = layer(x, bias)
        return x

    def mean(self, x: Tensor, mask: Tensor) -> Tensor:
        """The mean of the tokens of each text."""
        weight = mask.to(x.dtype)[:, :, None]
        return self.dropout((x * weight).sum(1) / weight.sum(1))

    def pointers(self, x: Tensor, mask: Tensor) -> Tensor:
        """Scores (texts, ends, anchors, tokens) of a token being that end of a role, given the anchor."""
        texts, tokens, _ = x.shape
        x = self.dropout(x)
        tail, head = (part(x).view(texts, tokens, ENDS, POINTED).transpose(1, 2) for part in (self.tail, self.head))
        place = torch.arange(tokens, device=x.device)
        apart = (place[None, :] - place[:, None]).clamp(-REACH, REACH) + REACH
        scores = tail @ head.transpose(2, 3) / POINTED**0.5 + self.alone(x).transpose(1, 2)[:, :, None, :]
        return scores + self.far[:, apart] + (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4


def load_trunk(net: Net, weights: Path) -> None:
    """Put the weights of all-MiniLM-L6-v2 (safetensors) into the trunk."""
    from safetensors.torch import load_file

    given = load_file(str(weights))
    names = {
        "words": "word_embeddings",
        "at": "position_embeddings",
        "part": "token_type_embeddings",
        "norm": "LayerNorm",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "last": "output.LayerNorm",
    }
    state = net.state_dict()
    for name in state:
        top, *rest = name.split(".")
        if top in names:
            state[name] = given[f"embeddings.{names[top]}.{rest[0]}"]
        elif top == "layers":
            state[name] = given[f"encoder.layer.{rest[0]}.{parts[rest[1]]}.{rest[2]}"]
    net.load_state_dict(state)
