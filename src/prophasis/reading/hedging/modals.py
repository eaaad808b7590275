"""Modals: "would" and "could" where they hedge, told from habit, ability and the future seen from the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import clause_of, is_verb
from prophasis.reading.cues import beliefs, statement_nouns, statement_verbs
from prophasis.reading.hedging.phrases import Cue
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HABIT = wordset("often usually always frequently regularly sometimes typically habitually occasionally daily")
_IF_LIKE = wordset("if unless without otherwise had were except absent only until lest")
_EPISTEMIC = wordset("be have lead become mean result cause prove happen occur take well soon also still easily")


_FORETELLING = wordset("warn warning fear danger risk predict prediction estimate estimation forecast caution")
"""Words whose "could" speaks of what may come, in whatever tense they stand."""


def find_modals(doc: Doc) -> list[Cue]:
    """The modals that make a clause conditional ("would") or merely possible ("could be")."""
    found = []
    for token in doc:
        if inverted_condition(token):
            found.append(Cue(token.i, token.i, "conditional"))
        if token.tag_ != "MD" or not (is_verb(token.head) or token.head.dep_ in ("acl", "relcl")):
            continue
        if token.lower_ in ("would", "'d", "’d") and conditional_would(token):
            found.append(Cue(token.i, token.i, "conditional"))
        elif token.lower_ == "could" and possible_could(token):
            found.append(Cue(token.i, token.i, "estimative"))
    return found


def inverted_condition(token: Token) -> bool:
    """ "Had they known", "Were it true", "Should they refuse": a condition without "if"."""
    if token.lower_ not in ("had", "were", "should") or token.i + 1 >= len(token.doc):
        return False
    opening = token.is_sent_start or token.nbor(-1).text in (",", ";", "—") or token.nbor(-1).lower_ in ("but", "and")
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    if verb.i == token.i and token.lower_ == "had":
        return False
    behind = any(child.dep_ in ("nsubj", "nsubjpass") and child.i > token.i for child in verb.children)
    result = any(one.lower_ in ("would", "could", "might", "will") for one in token.sent)
    return opening and behind and result and not token.sent.text.rstrip().endswith("?")


def conditional_would(token: Token) -> bool:
    """Whether "would" depends on a condition, stated or not; habit and the future in the past do not."""
    verb = token.head
    if verb.lemma_ in ("like", "love", "rather"):
        return False
    if _stated(verb):
        return False
    if _perfect(verb) or _has_condition(verb):
        return True
    if any(child.lower_ in _HABIT for child in verb.children) or verb.sent.text.rstrip().endswith("?"):
        return False
    if any(child.dep_ == "neg" or child.lower_ == "no" for child in verb.children) and verb.lemma_ in ("let", "stop"):
        return False
    if verb.head.lower_ == "fact" and verb.dep_ in ("acl", "relcl", "ccomp"):
        return True
    governor = _governor(verb)
    if governor is not None:
        return not _past(governor)
    return not _narrative(verb)


def possible_could(token: Token) -> bool:
    """Whether "could" says that something may be so, rather than that somebody was able to."""
    verb = token.head
    if any(child.dep_ == "neg" for child in verb.children) or _perfect(verb):
        return False
    governor = _governor(verb)
    if governor is not None and governor.lemma_.lower() in _FORETELLING:
        return True
    if governor is not None and _past(clause_of(governor)):
        return False
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return (verb.lemma_ in _EPISTEMIC or after in _EPISTEMIC) and not _narrative(verb)


def _stated(verb: Token) -> bool:
    """Whether the clause has its condition beside it ("if ..."): there the condition's word is the hedge."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(
            one.lower_ in ("if", "unless") and one.dep_ == "mark" for one in child.children
        ):
            return True
        opening = child.doc[child.left_edge.i]
        if child.dep_ == "advcl" and child.i < verb.i and inverted_condition(opening):
            return True
    return False


def _perfect(verb: Token) -> bool:
    """ "would have broken"."""
    return verb.tag_ == "VBN" and any(
        child.dep_ == "aux" and child.lower_ in ("have", "'ve") for child in verb.children
    )


def _has_condition(verb: Token) -> bool:
    """A condition in the same sentence: "if", "unless", "without", an inverted "had" or "were"."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(one.lower_ in ("if", "unless", "were", "should") for one in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ in ("without", "absent", "except"):
            return True
    return (
        any(token.lower_ in ("if", "unless") and token.dep_ == "mark" for token in verb.sent) and verb.dep_ != "relcl"
    )


def _governor(verb: Token) -> Token | None:
    """The verb or noun of saying or thinking above a content clause, through coordination and relative clauses."""
    token = verb
    for _ in range(6):
        if token.head.i == token.i:
            return None
        above = token.head
        if token.dep_ in ("ccomp", "acl", "relcl", "xcomp", "pcomp") and _reports(above):
            return above
        token = above
    return None


def _reports(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        return lemma in statement_verbs() or ("verb", lemma) in beliefs() or lemma in ("ensure", "mean", "so")
    if token.pos_ == "ADJ":
        return ("adjective", lemma) in beliefs()
    return lemma in statement_nouns() or ("noun", lemma) in beliefs()


def _past(token: Token) -> bool:
    verb = token if is_verb(token) else clause_of(token)
    if verb.tag_ == "VBD":
        return True
    helpers = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(word in ("had", "was", "were", "did") for word in helpers):
        return True
    return verb.tag_ in ("VBG", "VBN", "VB") and verb.head.i != verb.i and _past(verb.head)


def _narrative(verb: Token) -> bool:
    """Whether the clause stands among past ones: "would" tells there what came or used to come."""
    others = [token for token in verb.sent if token.tag_ in ("VBD",) and token.i != verb.i]
    present = [token for token in verb.sent if token.tag_ in ("VBZ", "VBP") and token.dep_ != "auxpass"]
    near = [token for token in others if token.head.i == verb.i or verb.head.i == token.i or token.dep_ == "ROOT"]
    fact = any(token.lower_ == "fact" for token in verb.ancestors)
    return bool(near) and not present and not fact
