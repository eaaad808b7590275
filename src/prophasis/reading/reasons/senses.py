"""Senses: a cue that may mean time, manner or comparison -> whether it gives a reason here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, is_verb
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

EMOTIONS = wordset(
    """
    fear anger desire concern necessity desperation hatred spite ambition conviction habit greed frustration
    revenge pity loyalty love respect worry anxiety pride weakness solidarity need hope panic jealousy belief
    curiosity boredom interest self-interest honour honor vengeance duty kindness principle insecurity envy
    malice resentment arrogance ignorance debt profit faith instinct principle
    cowardice compassion mercy hunger caution prudence conscience courtesy politeness laziness haste confusion
    impatience contempt devotion patriotism zeal gratitude generosity cruelty madness shame guilt remorse idealism
    opportunism self-defence self-defense fatigue exhaustion sympathy nostalgia altruism vanity cynicism
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
        return bool(reason.i == sent.end - 2 or reason.lemma_.lower() in EMOTIONS)
    if cue[1] - cue[0] > 1 and word not in ("out", "from"):
        return True
    if word in ("out", "from"):
        return reason.lemma_.lower() in EMOTIONS
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
    rest = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    bare = all(one.is_punct or one.dep_ in ("prep", "pobj", "advmod", "npadvmod") for one in rest)
    opening = "as" in (verb.left_edge.lower_, verb.doc[max(verb.left_edge.i - 1, 0)].lower_)
    return verb.lemma_ in ("have", "do", "be") and bare and (opening or not len(rest))


def _causal_as(cue: Stretch, verb: Token) -> bool:
    """Whether "as" gives a ground: behind a comma, or with a state, a perfect or a modal in either place."""
    doc = verb.doc
    before = doc[cue[0] - 1].lower_ if cue[0] else ""
    after = doc[cue[0] + 1].lower_
    if doc[cue[0]].dep_ != "mark" or verb.dep_ != "advcl" or not is_verb(verb):
        return False
    if before in _COMPARING or after in ("if", "though", "well", "to", "for") or _as_much(cue[0], verb):
        return False
    who = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if who is None or who.i > verb.i or who.tag_ in ("WDT", "WP") or who.lower_ in _RUNNING:
        return False
    if verb.lemma_ in THINKING | _TELLING and not _told_what(verb):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")}
    lasting = verb.lemma_ in _STATES or bool(helpers & _STANDING)
    comma = before in (",", "(") and verb.i > verb.head.i and verb.tag_ != "VBG"
    return lasting or comma


def _as_much(at: int, verb: Token) -> bool:
    """ "as strong today as it was", "as many as wish to": the second half of a comparison."""
    near = verb.doc[max(at - 6, verb.sent.start) : at]
    return any(one.lower_ in ("as", "so", "same", "such") and one.dep_ in ("advmod", "amod") for one in near)


def _told_what(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "ccomp", "xcomp") and child.i > verb.i for child in verb.children)


_COMPARING = wordset("as such just even same much well far soon long exactly insofar inasmuch")
_RUNNING = wordset("time things days weeks years")
_TELLING = wordset(
    """
    say claim allege argue insist maintain suggest assert contend state tell recall discuss show mention describe put
    write explain note report summarize review
    """
)
_STATES = wordset("be have need want know believe seem remain lack mean require contain support cost depend belong")
_STANDING = wordset("cannot can could would may might must not n't n’t never has have had 've 's")


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
