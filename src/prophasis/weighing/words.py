"""Probabilities in words: the terms of ICD 203, with the number always beside them."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Document, Hypothesis

TERMS: tuple[tuple[float, str], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Intelligence Community Directive 203 (2015), expressions of likelihood; intervals are half-open, (low, high]."""


def term(probability: float) -> str:
    """The estimative term of a probability; the end terms also cover what lies below 1 % and above 99 %."""
    return next(word for limit, word in TERMS if probability <= limit + 1e-12)


def clause(probability: float) -> str:
    """The term as a verb phrase: ``is likely``, ``has almost no chance``, ``has a roughly even chance``."""
    word = term(probability)
    if word == "almost no chance":
        return f"has {word}"
    return f"has a {word}" if word == "roughly even chance" else f"is {word}"


def number(probability: float) -> str:
    """Two decimals; more where two would read 0 or 1."""
    if probability == 0:
        return "0"
    if 0.005 <= probability <= 0.995:
        return f"{probability:.2f}"
    if probability > 0.995:
        return f"{probability:.4f}" if probability < 0.99995 else "more than 0.9999"
    return f"{probability:.4f}" if probability >= 0.00005 else "less than 0.0001"


def listed(names: list[str] | tuple[str, ...], *, last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def title(name: str, documents: Mapping[str, Document]) -> str:
    """A document's title in quotation marks, cut at 60 characters; its id where it has none."""
    known = documents.get(name)
    if known is None or not known.title:
        return name
    text = known.title.strip()
    return f"“{text if len(text) <= 60 else text[:59].rstrip() + '…'}”"


def said(name: str, hypotheses: Mapping[str, Hypothesis], *, limit: int = 64) -> str:
    """A hypothesis in a sentence: its text in quotation marks where that is not over ``limit`` long, else its id."""
    known = hypotheses.get(name)
    text = known.text.strip().rstrip(".") if known else ""
    return f"“{text}”" if text and len(text) <= limit else name


def count(n: int, noun: str) -> str:
    """``1 row``, ``3 rows``."""
    endings = (("is", "es"), ("y", "ies"), ("s", "ses"), ("", "s"))
    old, new = next(pair for pair in endings if noun.endswith(pair[0]))
    plural = noun.removesuffix(old) + new
    return f"{n} {noun if n == 1 else plural}"
