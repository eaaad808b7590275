"""The head for support: a claim and a passage, parsed -> the log of the odds that the passage is for the claim."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from prophasis.reading.bearings.valence import content, judges, negates, turns, valence
from prophasis.reading.heads.linear import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_TURNED = 4
"""How many words after a negation or a turning word count as turned by it."""
_AROUND = 3
"""How many words beside a word of the claim are looked at for judgement."""


def logit(claim: Doc | Span, passage: Doc | Span) -> float:
    """Above 0 where the passage is for the claim."""
    return load("stance").logit(features(claim, passage))


def features(claim: Doc | Span, passage: Doc | Span) -> dict[str, float]:
    """Words and pairs of words of the passage, by themselves and turned by whether the claim is set against its matter.

    "It saves lives" is for "A should be allowed" and against "A should be banned": what is learnt of the one holds,
    turned, of the other.
    """
    about, said = valence(claim), valence(passage)
    side = -1.0 if about.against else 1.0
    tokens = [token for token in passage if not token.is_space]
    found: dict[str, float] = {"side": side}
    left = 0
    for token in tokens:
        left = _TURNED if negates(token) or turns(token) else max(left - 1, 0)
        name = token.lemma_.lower() + ("-" if left else "")
        found[f"word {name}"] = 1.0
        found[f"turned word {name}"] = side
    for one, other in pairwise(tokens):
        pair = f"{one.lemma_.lower()} {other.lemma_.lower()}"
        found[f"pair {pair}"] = 1.0
        found[f"turned pair {pair}"] = side
    found.update({f"claim {token.lemma_.lower()}": 0.5 for token in claim})
    found["judged"] = math.tanh(said.judgement / 2)
    found["judged turned"] = 2 * side * found["judged"]
    found["judged near"] = side * math.tanh(_near(tokens, content(claim)))
    found["asks"] = float(about.asks)
    common = len(about.words & said.words)
    found["common"] = common / 3
    found["same"] = (1 if about.turns % 2 == said.turns % 2 else -1) * min(common, 3) / 2
    return found


def _near(tokens: list[Token], words: frozenset[str]) -> int:
    """How what stands beside the claim's own words judges."""
    places = [at for at, token in enumerate(tokens) if token.lemma_.lower() in words]
    return sum(judges(one) for at in places for one in tokens[max(0, at - _AROUND) : at + _AROUND + 1])
