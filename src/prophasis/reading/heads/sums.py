"""The files of the trained heads: which there are, and whether they are those that came with this version."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING

from prophasis.errors import MissingExtra, ReadError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

HOME = "prophasis.reading.heads"
NETWORK, WORDS, CALIBRATION, SUMS = "heads.onnx", "vocabulary.txt", "calibration.json", "SHA256SUMS"


def check_heads() -> None:
    """Whether the heads can be asked, without loading them; the errors are those of `network`."""
    if find_spec("onnxruntime") is None:
        raise MissingExtra(
            "X012", "the trained heads need onnxruntime.", mend="Install it: pip install 'prophasis[heads]'."
        )
    for name in _wrong():
        raise ReadError(
            "R303",
            f"'{name}' of the trained heads is damaged or of another version;",
            where=str(folder()),
            mend="install prophasis again, or read without heads.",
        )


@lru_cache(maxsize=1)
def _wrong() -> tuple[str, ...]:
    """Files whose SHA-256 is not that of the list beside them."""
    lines = folder().joinpath(SUMS).read_text(encoding="ascii").splitlines()
    return tuple(name for digest, name in map(str.split, lines) if _sha256(name) != digest)


def _sha256(name: str) -> str | None:
    path = folder().joinpath(name)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def folder() -> Traversable:
    """Where the files of the heads lie."""
    return files(HOME)
