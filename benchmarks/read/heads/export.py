"""The trained net as one ONNX file with weights in 8 bits, the vocabulary, and their checksums."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import torch
from heads.net import SOURCES, Net
from torch import Tensor, nn

from prophasis.reading.heads.sums import CALIBRATION, NETWORK, SUMS, WORDS

KEPT = ("cnc", "gum")
"""The corpora whose anchors are asked at run time, in the order of `KINDS`."""


class Heads(nn.Module):
    """What is asked at run time: ids (1, pieces) -> causal, anchors and pointers, as `Scores` tells of them."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        mask = torch.ones_like(ids)
        x = self.net.encode(ids, mask)
        anchors = self.net.anchor(x)[:, :, [SOURCES.index(corpus) for corpus in KEPT]]
        return self.net.causal(self.net.mean(x, mask))[:, 0], anchors, self.net.pointers(x, mask)


def export(net: Net, home: Path, vocabulary: Path) -> None:
    """Write `heads.onnx` and `vocabulary.txt` into ``home``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    axes = {"ids": {1: "pieces"}, "anchors": {1: "pieces"}, "pointers": {2: "pieces", 3: "pieces"}}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Heads(net).eval(), (torch.ones(1, 9, dtype=torch.long),), str(plain), input_names=["ids"],
            output_names=["causal", "anchors", "pointers"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(home / NETWORK), weight_type=QuantType.QUInt8, per_channel=False,
            op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    (home / WORDS).write_bytes(vocabulary.read_bytes())


def write_sums(home: Path) -> None:
    """Write `SHA256SUMS` of what ships."""
    names = (NETWORK, WORDS, CALIBRATION)
    sums = [f"{hashlib.sha256((home / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (home / SUMS).write_text("".join(sums), encoding="ascii")
