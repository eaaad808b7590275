"""Seats: whether a capital is the town or the government, told for each naming by what it does there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from prophasis.reading.cast.names import Hit
from prophasis.reading.cues import beliefs, statement_nouns, statement_verbs
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACE_PREPOSITIONS = wordset("""
    in near outside around inside through across into at toward towards over throughout within above below beneath
    beyond off""")
MOTION = wordset("""
    travel go fly come arrive move march advance drive withdraw retreat flee return deploy escape away kilometer
    kilometre mile km road route visit trip flight train bus leave advance offensive attack assault strike bombing
    missile siege raid push fall bombardment shelling shell bomb rush sail""")
SEIZE = wordset("""
    take capture seize reach bomb shell occupy storm besiege attack visit leave enter approach liberate strike
    encircle surround flee bombard retake recapture sack raze defend hit abandon""")
TOWN_OF = wordset(
    "city town battle siege treaty peace university street center centre capital mayor outskirts suburb port congress"
)
"""What a town, not a government, is said to have: "the siege of Vienna"."""
GOVERNING = wordset("government regime policy position leadership line elite official diplomacy rule ministry")
"""Nouns before which a capital is a government: "the Hanoi leadership"."""
VIEW = wordset("""
    see view regard perceive interpret consider understand read welcome fear believe hatch plot plan decide order
    approve""")
ACTS = wordset("""
    send deploy sign ratify close withdraw impose lift invade bomb annex mobilise mobilize negotiate refuse arm attack
    want persuade harbour harbor retaliate intervene mediate cede concede escalate deter coerce recognise recognize
    supply fund finance respond reply ban block expel recall nationalise nationalize yield comply backtrack hesitate
    follow""")
"""What governments do, beside saying and thinking."""
DEALINGS = wordset("""
    relation tie talk pressure war treaty alliance border dispute quarrel deal pact contact channel trade sanction
    embargo message letter envoy aid loyalty ally rival friend supporter hand pawn""")
"""Nouns with governments at their other end: "pressure on Riyadh", "an envoy to Hanoi"."""
TOWN_HAS = wordset("""
    street streets mayor centre center airport suburb suburbs outskirts resident residents inhabitants population
    harbour harbor port square station cathedral university skyline citizens police river walls skies bridges gates
    museum museums hotel hotels market markets stadium district districts wall weather""")


def towns(doc: Doc, found: list[Hit]) -> set[int]:
    """The last tokens of capitals that are towns there.

    Each naming is judged by itself; where it does not tell, by most of those of the same name that do, and where none
    does, it is the government, but for a text that names the town oftener than the state.
    """
    capitals: dict[str, list[Hit]] = defaultdict(list)
    states: dict[str, int] = defaultdict(int)
    for hit in found:
        if hit.sense == "capital":
            capitals[doc[hit.last].text].append(hit)
        else:
            states[hit.entry.id] += 1
    chosen: set[int] = set()
    for hits in capitals.values():
        told = {hit.last: is_town(doc[hit.last]) for hit in hits}
        sure = [one for one in told.values() if one is not None]
        default = 2 * sum(sure) > len(sure) and len(hits) > max(2, states[hits[0].entry.id])
        chosen |= {last for last, one in told.items() if (default if one is None else one)}
    return chosen


def is_town(token: Token) -> bool | None:
    """Whether a capital is the town here ("in Kyiv", "the offensive on Kyiv"); None where its place does not tell."""
    while token.dep_ in ("conj", "appos") and token.head.ent_type_ in ("GPE", "LOC", "PERSON", "ORG"):
        token = token.head
    head, lemma = token.head, token.head.lemma_.lower()
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE" and after[1].dep_ == "appos":
        return True
    if token.dep_ in ("compound", "nmod") and head.i > token.i:
        return lemma not in GOVERNING and lemma not in statement_nouns()
    if token.dep_ == "poss":
        return True if lemma in TOWN_HAS else False if _governs(lemma) else None
    if token.dep_ == "pobj":
        return _behind_preposition(head)
    if token.dep_ in ("dobj", "nsubjpass"):
        return True if lemma in SEIZE else False if lemma in statement_verbs() else None
    if token.dep_ == "nsubj":
        return False if lemma in ACTS or lemma in statement_verbs() or ("verb", lemma) in beliefs() else None
    return None


def _governs(noun: str) -> bool:
    return noun in GOVERNING or noun in statement_nouns() or noun in DEALINGS


def _behind_preposition(preposition: Token) -> bool | None:
    word, anchor = preposition.lower_, preposition.head.lemma_.lower()
    if word in PLACE_PREPOSITIONS:
        return not (word in ("in", "at") and anchor in VIEW)
    if word == "of" and (anchor in TOWN_OF or anchor in TOWN_HAS):
        return True
    if word in ("of", "from", "to", "on", "against") and anchor in MOTION:
        return not (word == "of" and anchor == "attack")
    if word in ("between", "by", "with") or _governs(anchor) or anchor in statement_verbs() or anchor in ACTS:
        return False
    return None


__all__ = ["is_town", "towns"]
