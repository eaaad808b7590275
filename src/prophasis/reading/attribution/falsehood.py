"""Falsehood: whether the author reports words as false, from the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.attribution.words import Words
from prophasis.reading.clauses import subject
from prophasis.reading.cues import false_signs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EXPERTS = frozenset(("serious", "credible", "reasonable", "reputable", "informed"))


def reported_as_false(doc: Doc, words: Words) -> bool:
    """Whether adverb, adjective, predicate or the next sentence's opening tells the words to be false."""
    cue = doc[words.anchor]
    if words.false or says_false(doc, cue, words.content):
        return True
    return _by_predicate(doc, cue, words) or _nobody_says(cue)


def says_false(doc: Doc, cue: Token, content: tuple[int, int]) -> bool:
    """Whether a sign beside the cue, inside the content, or at the head of the next sentence calls it false."""
    signs = false_signs()["adjective"] + false_signs()["adverb"]
    if any(child.lower_ in signs for child in cue.children if child.dep_ in ("amod", "advmod")):
        return True
    words = f" {doc[content[0] : content[1]].text.lower()} "
    if any(f" {sign} " in words for sign in signs if "-" in sign):
        return True
    inside = (doc[index] for index in range(*content))
    return any(token.lower_ in signs and token.dep_ in ("amod", "advmod") for token in inside) or _by_next(doc, cue)


def _by_predicate(doc: Doc, cue: Token, words: Words) -> bool:
    """The sentence that holds a noun cue says that its content does not hold."""
    if cue.pos_ != "NOUN":
        return False
    sentence = cue.sent
    first, last = words.content
    around = (
        doc[sentence.start : min(first, cue.i)].text.lower() + " | " + doc[max(last, cue.i + 1) : sentence.end].text
    )
    around = f" {around.lower()} "
    return any(f" {sign}" in around for sign in false_signs()["predicate"])


def _by_next(doc: Doc, cue: Token) -> bool:
    """The next sentence of the paragraph begins with "In reality" or the like."""
    end = cue.sent.end
    if end >= len(doc) or "\n\n" in doc[end - 1].text_with_ws + doc[end].text:
        return False
    opening = doc[end : end + 8].text.lower().lstrip("“\"' ")
    return any(opening.startswith(sign) and not opening[len(sign) :][:1].isalpha() for sign in false_signs()["opening"])


def _nobody_says(cue: Token) -> bool:
    """ "No serious analyst would argue that": the author denies that the words can be meant."""
    holder = subject(cue)
    if holder is None:
        return False
    denied = any(child.lower_ == "no" for child in holder.children) or holder.lower_ in ("nobody", "no-one")
    judged = any(child.lower_ in _EXPERTS for child in holder.children)
    return denied and (judged or any(child.dep_ == "aux" and child.lower_ == "would" for child in cue.children))
