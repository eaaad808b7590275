"""The JSON Schema of the case file, made from the nouns and opened for the short forms."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from prophasis.case import Case
from prophasis.store.ratings import SCALES

_NUMBER = {"type": "number"}
_TRIPLE = {
    "type": "array",
    "items": {"type": "number"},
    "minItems": 3,
    "maxItems": 3,
    "description": "[low, best, high]",
}


def case_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) that editors can use to complete and check a case file."""
    schema = TypeAdapter(Case).json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "prophasis case file, format 1"
    defs = schema["$defs"]
    defs["Range"] = _range(defs["Range"])
    defs["Evidence"] = _evidence(defs["Evidence"])
    defs["NetworkNode"]["properties"]["table"] = {
        "description": "a row for each combination of the parents' states ('yes, no'), or the only row; "
        "a row is state -> number, or a number for the first of two states"
    }
    for name in ("Document", "Case"):
        _drop(defs.get(name, schema), ("id", "text", "base") if name == "Document" else ("base",))
    _drop(schema, ("base",))
    _loosen({**defs, "Case": schema})
    short = {
        "Question": {"type": "string"},
        "Parameter": {"anyOf": [{"$ref": "#/$defs/Range"}, {"$ref": "#/$defs/Band"}]},
        "PlayerType": {"$ref": "#/$defs/Range"},
        "Observed": {"type": "string"},
        "Parallel": {"type": "string"},
    }
    for name, form in short.items():
        if name in defs:
            defs[name] = {"anyOf": [defs[name], form], "description": defs[name].get("description", "")}
    return schema


def _range(long: dict[str, Any]) -> dict[str, Any]:
    properties = {("as" if key == "unit" else key): value for key, value in long["properties"].items()}
    return {
        "description": "A number: a point, [low, best, high], or a mapping.",
        "anyOf": [_NUMBER, _TRIPLE, {**long, "properties": properties}],
    }


def _evidence(long: dict[str, Any]) -> dict[str, Any]:
    properties = {key: value for key, value in long["properties"].items() if key != "ratings"}
    for scale in SCALES:
        properties[scale] = {
            "type": "object",
            "description": f"hypothesis -> {scale}, or analyst -> such a mapping with round and reason",
        }
    properties["outcomes"] = {
        "type": "object",
        "description": "outcome -> hypothesis -> likelihood, or outcome -> analyst -> such a mapping; each sums to 1",
    }
    properties["against"] = {"type": "string", "description": "the reference hypothesis of weight_db"}
    return {**long, "properties": properties}


def _drop(schema: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        schema.get("properties", {}).pop(name, None)
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if name not in names]


def _loosen(defs: dict[str, Any]) -> None:
    """Open each noun for what the reader takes: years as numbers, a single text for a list of texts, ``none``."""
    for noun in defs.values():
        properties = noun.get("properties", {})
        for key, form in properties.items():
            if key in ("published", "when", "as_of", "made", "due", "changed", "known", "since"):
                properties[key] = {"type": ["string", "integer", "null"], "description": "an EDTF date"}
            elif form.get("items") == {"type": "string"}:
                properties[key] = {"anyOf": [form, {"type": "string"}]}
            elif key == "passage":
                properties[key] = {"anyOf": [form, {"const": "none"}]}
