"""Passage: a text and a clause of it, as strings -> the word that embeds the clause, and the commitment to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import is_verb, negated
from prophasis.reading.commitment.operators import operators_over
from prophasis.reading.commitment.rule import Commitment, signature_of, weigh_clause
from prophasis.reading.hedging.phrases import Cue, find_phrases
from prophasis.reading.model import load_model

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEAR = 9
"""How many words before a clause the word that embeds it may stand."""
_SURE = 2.8
_HEDGED = {"estimative": 0.6, "reportative": 1.0, "conditional": 0.0, "booster": 2.9}


def commitment_to(passage: str, clause: str) -> Commitment:
    """How far the speaker of ``passage`` is committed to ``clause``, a clause in it.

    Args:
        passage: one or more sentences of English.
        clause: words of a clause in them; where they stand several times, the last place counts, and small
            differences ("he was" for "I was") are allowed.

    Returns:
        The commitment, from -3 (false) to 3 (true), with the word, signature and operators that gave it. A clause that
        nothing embeds is the speaker's own: denied, hedged or plain.

    Raises:
        ValueError: when no word of the clause stands in the passage.
    """
    doc = load_model().nlp(passage)
    place = _place(doc, [token.lower_ for token in load_model().nlp.make_doc(clause) if not token.is_punct])
    if place is None:
        raise ValueError("no word of the clause stands in the passage")
    return commitment_in(doc, place)


def commitment_in(doc: Doc, clause: tuple[int, int]) -> Commitment:
    """The same for a token stretch of a parsed text."""
    for word in _embedding(doc, clause):
        found = weigh_clause(word, clause)
        if found is not None:
            return found
    return own_commitment(doc, clause)


def own_commitment(doc: Doc, clause: tuple[int, int]) -> Commitment:
    """The commitment to a clause that nothing embeds: as hedged and as denied as it stands."""
    sentence = doc[clause[0]].sent
    hedges = [cue for cue in find_phrases(doc) if sentence.start <= cue.first < clause[1]]
    value = min((_from_range(cue.range) if cue.range else _HEDGED[cue.category] for cue in hedges), default=_SURE)
    top = _top(doc, clause)
    if top is not None and is_verb(top) and negated(top):
        value = -value
    said_so = _it_is(doc, clause[0])
    if said_so is not None:
        value = said_so
    elif sentence.text.rstrip().endswith("?"):
        value = 0.0
    elif doc[max(0, clause[0] - 2) : clause[0]].text.lower() in ("as if", "as though"):
        value = -1.5
    return Commitment(round(value, 1), operators=tuple(doc[cue.first : cue.last + 1].text for cue in hedges))


def _it_is(doc: Doc, first: int) -> float | None:
    """ "It is not that he lied", "It could be that he lied": a clause put forward by "it is" alone."""
    before = [token.lower_ for token in doc[max(0, first - 5) : first]]
    if before[-1:] != ["that"] or not {"it", "is", "'s", "’s", "be"}.intersection(before):
        return None
    if {"not", "n't", "n’t"}.intersection(before):
        return -0.7
    return 0.5 if {"may", "might", "could", "can"}.intersection(before) else None


def hedge_commitment(doc: Doc, cue: Cue, scope: tuple[int, int] | None) -> float | None:
    """The commitment to what a hedge covers; None for a condition, which says nothing of what follows from it."""
    if cue.category == "conditional":
        return None
    if cue.range is not None:
        return _from_range(cue.range)
    word = next((doc[index] for index in range(cue.last, cue.first - 1, -1) if _names_doubt(doc[index])), None)
    found = weigh_clause(word, scope or (cue.first, cue.last + 1)) if word is not None else None
    return found.value if found is not None else _HEDGED[cue.category]


def _names_doubt(word: Token) -> bool:
    return signature_of(word, operators_over(word)) in ("doubt", "doubt@I", "unlikely", "possible", "seem")


def _from_range(band: tuple[float, float]) -> float:
    """The middle of a range of probabilities on the scale of commitment."""
    return round(3 * (band[0] + band[1] - 1), 1)


def _place(doc: Doc, words: list[str]) -> tuple[int, int] | None:
    """Where the clause stands: the stretch of its length with most of its words in order; the last of the best."""
    if not words:
        return None
    lower = [token.lower_ for token in doc]
    best, at = 0, -1
    for start in range(len(lower)):
        window = lower[start : start + len(words) + 2]
        shared, index = 0, 0
        for word in words:
            if word in window[index:]:
                index += window[index:].index(word) + 1
                shared += 1
        shared = 2 * shared + (window[0] == words[0])
        if shared >= best and shared > 1:
            best, at = shared, start
    return (at, min(at + len(words), len(doc))) if at >= 0 else None


def _embedding(doc: Doc, clause: tuple[int, int]) -> list[Token]:
    """Words that may embed the clause: what its top hangs from, then those before it, the nearest first."""
    top, found = _top(doc, clause), []
    if (
        top is not None
        and top.dep_ in ("ccomp", "acl", "xcomp", "advcl", "csubj", "relcl", "pcomp")
        and _outside(top.head, clause)
    ):
        found.append(top.head)
        found += [
            child for child in top.head.children if child.dep_ in ("acomp", "attr", "dobj") and child.i < clause[0]
        ]
    first = doc[clause[0]].sent.start
    found += [doc[index] for index in range(clause[0] - 1, max(first, clause[0] - _NEAR) - 1, -1)]
    behind = [doc[index] for index in range(clause[1], min(clause[1] + 4, len(doc)))]
    found += [token for token in behind if token.dep_ in ("parataxis", "ROOT", "ccomp") and is_verb(token)]
    return [
        token
        for token in found
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and token.lemma_ not in ("be", "have", "do")
    ]


def _outside(token: Token, clause: tuple[int, int]) -> bool:
    return not clause[0] <= token.i < clause[1]


def _top(doc: Doc, clause: tuple[int, int]) -> Token | None:
    """The word of a clause that the others hang from."""
    inside = [token for token in doc[clause[0] : clause[1]] if _outside(token.head, clause) or token.head.i == token.i]
    verbs = [token for token in inside if is_verb(token)]
    return next(iter(verbs or inside), None)


__all__ = ["commitment_in", "commitment_to", "hedge_commitment", "own_commitment"]
