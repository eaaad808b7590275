"""Models of documents -> YAML text: each sketch, its games in the language of a game file, its numbers and findings."""

from __future__ import annotations

from typing import Any

from prophasis.case import Assumption, DocumentModel, Models
from prophasis.store.writing import write
from prophasis.store.yaml_text import dump_yaml

NO_PASSAGE = "no passage"


def dump_models(models: Models) -> str:
    """The models as YAML text, for reading and for taking a game out of it; there is no way back to the nouns."""
    documents = {one.sketch.document: _document(one) for one in models.models}
    compared = {"partings": models.partings, "crossed": models.crossed}
    return dump_yaml({"models": documents, **{key: write(found) for key, found in compared.items() if found}})


def _document(model: DocumentModel) -> dict[str, Any]:
    return {
        "question": model.sketch.question,
        "sketch": _told(write(model.sketch)),
        "aims": [_told(write(aim)) for aim in model.aims],
        "numbers": {one.name: _number(one) for one in model.numbers},
        "findings": [write(one) for one in model.findings],
        "games": {name: write(game) for name, game in model.games.items()},
        "draws": model.draws,
        "seed": model.seed,
        "notices": list(model.notices),
    }


def _number(one: Assumption) -> dict[str, Any]:
    return {**write(one), "passage": write(one.passage) if one.passage else NO_PASSAGE}


def _told(value: Any) -> Any:
    """Parts without a passage say so."""
    if isinstance(value, list):
        return [_told(item) for item in value]
    if isinstance(value, dict):
        spoken = {key: _told(item) for key, item in value.items()}
        is_part = any(key in value for key in ("text", "by", "motive", "policy", "consequent"))
        return spoken if not is_part or "passages" in value or "quote" in value else {**spoken, "passages": NO_PASSAGE}
    return value


__all__ = ["dump_models"]
