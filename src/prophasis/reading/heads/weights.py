"""The trained network that comes with the project: checked, loaded when first asked, run on one thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from prophasis.reading.heads.pieces import Pieces, vocabulary
from prophasis.reading.heads.sums import NETWORK, WORDS, check_heads, folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Floats = NDArray[np.float32]
LONGEST = 128
"""Word pieces of a passage; what lies behind is not seen."""


@dataclass(frozen=True)
class Scores:
    """What the heads give for a text of so many word pieces.

    Attributes:
        pieces: the word pieces.
        causal: the log of the odds that it states a cause.
        anchors: (pieces, kinds) log of the odds that a reason hangs on a piece; see `KINDS`.
        pointers: (6, pieces, pieces) scores, given the piece it hangs on (second axis), that a piece (third axis) is
            the first or last of explanans, explanandum and signal.
    """

    pieces: Pieces
    causal: float
    anchors: Floats
    pointers: Floats


KINDS = ("wide", "clausal")
"""Reasons of any kind, as news of protests have them, and marked causes and purposes between clauses."""


class Network:
    """The trunk and its heads, on one thread: the same text gives the same scores."""

    def __init__(self, home: Traversable) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        data = home.joinpath(NETWORK).read_bytes()
        self._session: Any = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        self._vocabulary = vocabulary(home.joinpath(WORDS).read_text(encoding="utf-8"))

    def scores(self, text: str) -> Scores:
        """One text at a time: filling up shorter ones costs what running them together saves."""
        pieces = self._vocabulary.pieces(text, longest=LONGEST)
        causal, anchors, pointers = self._session.run(None, {"ids": np.array([pieces.ids], np.int64)})
        return Scores(pieces, float(causal[0]), anchors[0], pointers[0])


@lru_cache(maxsize=1)
def network() -> Network:
    """The network, loaded once a process (about 0.2 s, 100 MB).

    Raises:
        MissingExtra: X012 where onnxruntime is not installed. ReadError: R303 where a file is not the one that came
            with this version.
    """
    check_heads()
    return Network(folder())
