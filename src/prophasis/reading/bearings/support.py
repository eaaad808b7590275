"""Support: a claim and a passage in -> whether the passage speaks for or against the claim, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prophasis.reading.bearings.passages import force_of
from prophasis.reading.bearings.valence import Valence, opposed, shared, valence
from prophasis.reading.model import load_model
from prophasis.reading.reasons import doubts

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from prophasis.case.mark import Direction, Force


@dataclass(frozen=True)
class Support:
    """What a passage does to a claim.

    Attributes:
        direction: ``+`` for, ``-`` against, None where nothing in it tells.
        force: from the passage's own words ("proves", "perhaps"); flat where there is no direction.
        score: above 0 for, below 0 against; by rules in words of judgement, with the head the log of the odds.
        reason: what decided, in words.
    """

    direction: Direction | None
    force: Force
    score: float
    reason: str


def support(claim: str, passage: str, *, heads: bool = False) -> Support:
    """Whether ``passage`` supports or undermines ``claim``, judged from the two texts alone.

    Rules, in this order: the passage doubts what the claim says ("there is no evidence that", "cannot explain"); it
    judges the matter well or ill, which is for a claim that asks for it and against one that is set against it; else
    it says the same with or without a negation, an opposite word, or the claim's own names and numbers.

    With ``heads`` a small trained model decides where the claim judges or demands; what a claim only tells as a fact
    is left to the rules, which are better at it.

    Its direction is None where the texts have nothing in common and the passage judges nothing.
    """
    one, other = (load_model().nlp(text) for text in (claim, passage))
    about, said = valence(one), valence(other)
    judging = about.asks and not _restates(about, said)
    score, reason = _by_head(one, other) if heads and judging else _by_rules(about, said, one, other, judging)
    force = force_of(passage) or ("moderate" if abs(score) >= 1 else "weak")
    if score == 0:
        return Support(None, "flat", 0.0, reason)
    return Support("+" if score > 0 else "-", force, score, reason)


def _by_head(claim: Doc, passage: Doc) -> tuple[float, str]:
    from prophasis.reading.heads.stance import logit

    odds = logit(claim, passage)
    return odds, "the trained head weighs its words so"


def _by_rules(about: Valence, said: Valence, claim: Doc, passage: Doc, judging: bool) -> tuple[float, str]:
    common = shared(about.words, said.words)
    if common and _doubted(passage, about):
        return -1.0, "it doubts what the claim says"
    if said.judgement and judging:
        judged = -said.judgement if about.against else said.judgement
        return float(judged), f"it speaks {'well' if said.judgement > 0 else 'ill'} of the matter"
    if not common:
        return 0.0, "it has nothing in common with the claim and judges nothing"
    turned = (about.turns + said.turns + opposed(about.words, said.words)) % 2
    if turned:
        return -0.5, "it says so with a turn that the claim has not"
    missing = _named(claim) - _named(passage)
    if missing and not about.asks:
        return -0.5, f"it speaks of the same without {', '.join(sorted(missing))}"
    return 0.5, "it says the like"


def _restates(about: Valence, said: Valence) -> bool:
    """Whether the passage speaks of the claim's very matter, mostly in its words."""
    both = shared(about.words, said.words)
    return len(both) >= ALIKE * max(len(about.words), len(said.words))


ALIKE = 0.6
"""From this share of common words on, two texts are held to say the same or its contrary."""


def _named(doc: Doc) -> frozenset[str]:
    """The names and numbers of a text."""
    return frozenset(token.lower_ for token in doc if token.pos_ in ("PROPN", "NUM"))


def _doubted(passage: Doc, about: Valence) -> bool:
    """Whether the passage doubts something that the claim speaks of."""
    for sent in passage.sents:
        for doubt in doubts.find(sent):
            scope = frozenset(token.lemma_.lower() for token in passage[doubt.scope[0] : doubt.scope[1]])
            if shared(about.words, scope):
                return True
    return False
