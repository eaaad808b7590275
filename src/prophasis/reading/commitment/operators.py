"""Operators: what stands over an embedding word: negation, question, modal, condition, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prophasis.reading.clauses import is_verb, subject
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY = wordset("no nobody none nothing neither few hardly scarcely little never nor seldom rarely")
_NOT = wordset("not n't n’t never no neither nor hardly scarcely seldom rarely barely")
_HOLDS_NOT = wordset(
    "fail refuse decline neglect forget wrong hard difficult impossible unable unwilling reluctant absurd foolish"
)
_UNDONE = wordset(
    "try attempt want hope wish seek intend like tempt able begin mean struggle need have expect easy fair safe"
)
_MODALS = wordset("may might can could would should must will shall ought 'd ’d 'll ’ll ca wo sha")
_DOUBTING = wordset("perhaps maybe possibly probably presumably likely apparently supposedly")
_HONESTLY = wordset("honestly really seriously truly ever possibly actually")
_FIRST = wordset("i we")
_SECOND = wordset("you")
_ANYBODY = wordset("one you anyone anybody someone somebody people")


@dataclass(frozen=True)
class Operators:
    """What stands over a word. ``modal`` is the modal's own word; ``person`` 1, 2 or 3; ``anyone``: "one", "you".

    ``command``: "Don't think that"; ``doubting``: "do you honestly think"; ``perfect_modal``: "could have guessed";
    ``credulous``: "expect me to believe".
    """

    negated: bool = False
    asked: bool = False
    modal: str | None = None
    condition: bool = False
    person: int = 3
    past: bool = False
    never: bool = False
    wh: bool = False
    perfect: bool = False
    anyone: bool = False
    command: bool = False
    doubting: bool = False
    perfect_modal: bool = False
    credulous: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The operators at work, for the reason."""
        told = (("negated", self.negated), ("asked", self.asked), (f"under {self.modal}", bool(self.modal)))
        return tuple(name for name, holds in (*told, ("under a condition", self.condition)) if holds)


def operators_over(word: Token) -> Operators:
    """The operators over an embedding verb, adjective or noun, gathered up to the clause that asserts it."""
    verb = _verb_of(word)
    chain = _chain(verb)
    holder = next((one for one in map(subject, chain) if one is not None), None)
    minus = sum(_denied(one) for one in chain) + (word.i != verb.i and _no_before(word))
    minus += any(
        one.lemma_.lower() in _HOLDS_NOT for one in (*chain[1:], *(a for one in chain[1:] for a in one.children))
    )
    if holder is not None and (holder.lower_ in NOBODY or any(child.lower_ in NOBODY for child in holder.lefts)):
        minus += not any(child.lower_ == "a" for child in holder.lefts)
    modal = next((one for one in map(_modal, chain) if one is not None), None)
    if modal is None and any(one.lemma_.lower() in _UNDONE for one in chain[1:]):
        modal = "try"
    person = (
        1
        if holder is not None and holder.lower_ in _FIRST
        else 2
        if holder is not None and holder.lower_ in _SECOND
        else 3
    )
    return Operators(
        negated=minus % 2 == 1,
        asked=_asked(chain),
        modal=modal,
        condition=any(_conditional(one) for one in chain),
        person=person,
        past=any(_past(one) for one in chain),
        never=any(child.lower_ == "never" for one in chain for child in one.children),
        wh=any(child.tag_ in ("WP", "WRB") and child.i < one.i for one in _makers(chain) for child in one.children),
        perfect=any(
            child.lower_ in ("had", "'d", "’d") for one in chain for child in one.children if one.tag_ == "VBN"
        ),
        anyone=holder is not None and holder.lower_ in _ANYBODY,
        command=holder is None
        and verb.tag_ == "VB"
        and any(child.lower_ in ("do", "never") for child in verb.children),
        doubting=any(child.lower_ in _HONESTLY for one in chain for child in one.children),
        credulous=any(_asks_belief(one) for one in (*chain[1:], chain[-1].head)),
        perfect_modal=modal is not None and any(child.lower_ == "have" for child in verb.children),
    )


def _verb_of(word: Token) -> Token:
    """The verb that a predicate noun or adjective belongs to ("is sure", "have no doubt"), else the word itself."""
    if is_verb(word) and word.dep_ not in ("amod", "acomp"):
        return word
    above = word.head
    return (
        above if is_verb(above) and word.dep_ in ("acomp", "attr", "dobj", "oprd", "nsubj", "ccomp", "pobj") else word
    )


def _chain(verb: Token) -> list[Token]:
    """The verb and what it hangs from as its infinitive or gerund: "failed to realise", "hard to believe"."""
    chain = [verb]
    while len(chain) < 5:
        one = chain[-1]
        above = one.head
        tied = one.dep_ in ("xcomp", "pcomp") or (one.dep_ in ("ccomp", "advcl", "acl") and _bare(one))
        if above.i == one.i or not tied:
            break
        chain.append(above)
        if above.pos_ in ("ADJ", "NOUN") and is_verb(above.head) and above.head.i != above.i:
            chain.append(above.head)
    return chain


def _makers(chain: list[Token]) -> list[Token]:
    """The chain with what makes somebody think so: "What makes you think that?"."""
    above = chain[-1].head
    return [*chain, above] if above.lemma_ in ("make", "let", "lead", "cause") else chain


def _bare(verb: Token) -> bool:
    """Whether a verb is an infinitive or gerund without a subject of its own."""
    return verb.tag_ in ("VB", "VBG") and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _denied(verb: Token) -> bool:
    return any(
        child.lower_ in _NOT and (child.dep_ in ("neg", "advmod", "preconj") or child.i < verb.i)
        for child in verb.children
    )


def _asks_belief(verb: Token) -> bool:
    """ "expect me to", "ask us to"."""
    return verb.lemma_ in ("expect", "ask", "want") and any(
        token.lower_ in ("me", "us") for token in verb.doc[verb.i + 1 : verb.i + 3]
    )


def _no_before(noun: Token) -> bool:
    return any(child.lower_ in ("no", "little", "not", "few") for child in noun.lefts)


def _modal(verb: Token) -> str | None:
    for child in verb.children:
        if (child.tag_ == "MD" or child.lower_ in _MODALS) and child.dep_ == "aux":
            return {"'d": "would", "’d": "would", "ca": "can", "'ll": "will", "’ll": "will", "wo": "will"}.get(
                child.lower_, child.lower_
            )
    if any(child.lower_ in _DOUBTING and child.dep_ == "advmod" for child in verb.children):
        return "may"
    return None


def _asked(chain: list[Token]) -> bool:
    """Whether the clause of the chain is a question, not only one beside it."""
    top = chain[-1]
    if _ends_asking(top):
        return not (top.dep_ == "advcl" and _conditional(top))
    words = top.sent.text.rstrip(" \n")
    within = words[-1:] in '"”’' and words.lstrip()[:1] not in '"“‘'  # the question is somebody else's
    if within or not words.rstrip(" \n\"”'’").endswith("?"):
        return False
    return not (top.dep_ == "advcl" and _conditional(top))


def _ends_asking(verb: Token) -> bool:
    """Whether a question closes within the sentence, as in "Did you think so?" he asked."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text == "?":
            return True
        if token.text in '.!;"“”‘':
            return False
    return False


def _conditional(verb: Token) -> bool:
    marked = any(
        child.lower_ in ("if", "unless", "suppose", "supposing") and child.dep_ in ("mark", "advmod")
        for child in verb.children
    )
    inverted = any(
        child.lower_ in ("had", "were", "should") and child.dep_ in ("aux", "auxpass") and child.i == verb.sent.start
        for child in verb.children
    )
    above = verb.head
    imagined = verb.dep_ == "ccomp" and above.lower_ in ("suppose", "imagine", "assume") and above.is_sent_start
    return marked or imagined or (inverted and not verb.sent.text.rstrip(' \n"”').endswith("?"))


def _past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in verb.children
    )
