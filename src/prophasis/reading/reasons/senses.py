"""Senses: a cue that may mean time, manner or comparison -> whether it gives a reason here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, is_verb
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_EMOTIONS = wordset(
    """
    fear anger desire concern necessity desperation hatred spite ambition conviction habit greed frustration
    revenge pity loyalty love respect worry anxiety pride weakness solidarity need hope panic jealousy belief
    curiosity boredom interest self-interest honour honor vengeance duty kindness principle insecurity envy
    malice resentment arrogance ignorance
    """
)
THINKING = wordset(
    """
    believe think fear feel know realize realise recognize recognise conclude assume see perceive understand
    consider suspect expect hope worry say judge hold find
    """
)


def causal(cue: Stretch, word: str, reason: Token, sent: Span) -> bool:
    """Tell reasons from time, manner and comparison, where the cue may mean either."""
    doc = sent.doc
    if is_verb(reason) and _elliptic(reason):
        return False
    if word == "due" and doc[cue[0] - 1].lemma_ == "be" and reason.i == cue[1] and reason.tag_ in ("NN", "VB"):
        return bool(reason.i == sent.end - 2 or reason.lemma_.lower() in _EMOTIONS)
    if cue[1] - cue[0] > 1 and word not in ("out", "from"):
        return True
    if word in ("out", "from"):
        return reason.lemma_.lower() in _EMOTIONS
    if word == "as":
        return _causal_as(cue, reason)
    if word == "since":
        return doc[cue[0]].dep_ == "mark" and _causal_since(reason)
    if word == "given":
        return doc[cue[0]].dep_ in ("prep", "pcomp", "mark") or (doc[cue[0]].dep_ == "advcl" and cue[0] == sent.start)
    if word == "fearing":
        return doc[cue[0]].dep_ in ("advcl", "acl")
    return True


def _elliptic(verb: Token) -> bool:
    """ "as the first one had": a comparison."""
    last = verb.i == verb.right_edge.i or all(child.is_punct for child in verb.doc[verb.i + 1 : verb.right_edge.i + 1])
    return verb.lemma_ in ("have", "do", "be") and last


def _causal_as(cue: Stretch, verb: Token) -> bool:
    doc = verb.doc
    before = doc[cue[0] - 1].lower_ if cue[0] else ""
    if doc[cue[0]].dep_ != "mark" or verb.dep_ != "advcl" or not is_verb(verb):
        return False
    after = doc[cue[0] + 1].lower_
    if before in ("as", "such", "just", "even", "same", "much", "well", "far", "soon", "long", "exactly") or after in (
        "if",
        "though",
        "well",
    ):
        return False
    who = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if who is None:
        return False
    if verb.lemma_ in THINKING and not any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children):
        return False
    stative = verb.lemma_ in (
        "be",
        "have",
        "need",
        "want",
        "know",
        "believe",
        "seem",
        "remain",
        "lack",
        "mean",
        "require",
    )
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    comma = before == "," and verb.i > verb.head.i
    opening = verb.i < verb.head.i and verb.tag_ in ("VBZ", "VBP")
    return stative or comma or opening or bool(helpers & {"cannot", "could", "can", "would", "had"})


def _causal_since(verb: Token) -> bool:
    if not is_verb(verb) or not any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children):
        return False
    main = verb.head
    perfect = any(child.lemma_ == "have" and child.dep_ == "aux" for child in main.children)
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    past = (verb.tag_ == "VBD" and not helpers) or bool(helpers & {"was", "were"})
    if any(child.lower_ == "ever" and child.i == verb.left_edge.i - 1 for child in main.children):
        return False
    if verb.doc[max(verb.left_edge.i - 1, 0)].lower_ == "ever":
        return False
    return not (past and (perfect or main.tag_ == "VBN")) and not (past and verb.lemma_ in ("begin", "start", "take"))
