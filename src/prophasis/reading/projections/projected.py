"""A projection as the parse shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from prophasis.reading.clauses import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["counterfactual", "forecast", "recommendation", "condition"]


@dataclass(frozen=True)
class Projected:
    """``antecedent`` -> ``consequent``; ``modality`` is the word that makes it a projection."""

    kind: Kind
    verb: Token
    consequent: Stretch
    modality: str
    antecedent: Stretch | None = None
    sufficiency: Literal["necessary", "sufficient"] | None = None
