"""Clausal contents: that-clauses, quotations and infinitives that a verb of speech gives, to where they end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.attribution.cue_verbs import classes_of
from prophasis.reading.attribution.sources import VENUES, Stretch, participle_aside
from prophasis.reading.attribution.words import bare, infinitive
from prophasis.reading.clauses import is_verb, stretch, trim, under

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset(("say", "tell", "show", "paper", "demand", "ask", "promise", "deny", "feign"))


def clause_contents(verb: Token, classes: frozenset[str], voiced: bool) -> Iterator[Stretch]:
    """Clauses that give the content; ``voiced`` where the verb has a speaker."""
    nobody = impersonal(verb) and "say" in classes
    for child in verb.children:
        apart = verb.doc[child.i : verb.i] if child.i < verb.i else verb.doc[verb.i : child.left_edge.i]
        if any(token.text == ";" for token in apart):
            continue
        if child.dep_ == "ccomp":
            fits = (voiced or nobody) and bool(classes & _CLAUSAL) and (_split(verb, child) or not _relative(child))
        else:
            asked = voiced and (bool(classes & {"demand", "ask", "promise"}) or _asked_of(verb) is not None)
            told_of = infinitive(child) or (voiced and child.tag_ == "VBG" and verb.lemma_ in _OF_DOING)
            fits = child.dep_ == "xcomp" and (asked or nobody) and told_of
        content = stretch(child, without=_not_said(verb, child)) if fits else None
        if content is not None and content[0] < verb.i < content[1] and _split(verb, child):
            content = trim(verb.doc, verb.i + 1, content[1])
        asked_of = _asked_of(verb) if child.dep_ == "xcomp" else None
        if content is not None and asked_of is not None and asked_of.left_edge.i < content[0]:
            content = asked_of.left_edge.i, content[1]
        if content is not None and not (child.dep_ == "xcomp" and _refusal_told(verb, child)):
            yield _put_in(verb) or _with_aside(verb, to_end(verb, child, content))
    yield from _behind_audience(verb) if voiced and classes & {"tell", "ask"} else ()
    shared = _as_said(verb) if voiced and classes & {"say", "tell", "show", "paper"} else None
    if shared is not None:
        yield shared
    if verb.dep_ == "parataxis" and voiced and classes & {"say", "show", "tell"}:
        content = _around(verb)
        if content is not None:
            yield content


_OF_DOING = ("recommend", "suggest", "propose", "advocate", "advise", "oppose", "deny", "admit", "regret")
"""Verbs that take what should be done, or was, as a gerund: "recommended tying him to her"."""


def _refusal_told(verb: Token, inner: Token) -> bool:
    """ "declined to say whether": the inner verb gives the words."""
    clause = any(child.dep_ == "ccomp" for child in inner.children)
    return verb.lemma_ in REFUSING and clause and bool(classes_of(inner) & {"say", "tell"})


REFUSING = ("decline", "refuse")


def _put_in(verb: Token) -> Stretch | None:
    """ "He believes, advisers say, that ...": all of the sentence that a short cue divides."""
    before = verb.left_edge.i - 1
    apart = before >= 0 and verb.doc[before].text == ","
    return _around(verb) if verb.dep_ == "parataxis" and apart and classes_of(verb) & {"say", "show", "tell"} else None


def _as_said(verb: Token) -> Stretch | None:
    """ "As Ann Lee told the paper, ...": the clause above is what was said."""
    as_first = any(child.lower_ == "as" and child.i < verb.i for child in verb.children)
    own = any(child.dep_ in ("ccomp", "xcomp", "acomp") for child in verb.children)
    apart = "," in (verb.doc[verb.right_edge.i + 1 : verb.right_edge.i + 2].text, verb.doc[verb.left_edge.i - 1].text)
    if verb.dep_ != "advcl" or not as_first or own or not apart or not is_verb(verb.head):
        return None
    return stretch(verb.head, without=[verb])


def lost_clause(verb: Token) -> Stretch | None:
    """The that-clause that the parse hung elsewhere ("claimed without evidence that ...")."""
    doc, end = verb.doc, verb.sent.end
    for index in range(verb.i + 1, min(verb.i + _FAR, end)):
        token = doc[index]
        if token.text in ',;:"“”()' or (token.pos_ in ("VERB", "AUX") and token.i > verb.i):
            return None
        if token.lower_ == "that" and token.dep_ in ("mark", "nsubj", "dobj") and is_verb(token.head):
            clause = token.head
            last = max(clause.right_edge.i + 1, index + 1)
            return trim(doc, index + 1, min(last, end))
    return None


_FAR = 9
"""How many words a clause may stand behind its verb."""


def to_end(verb: Token, clause: Token, content: Stretch) -> Stretch:
    """The content with what the parse hung on its cue and the words put behind the content."""
    doc = verb.doc
    for index in range(content[0] + 1, content[1] - 1):
        if doc[index].lower_ == "according" and doc[index + 1].lower_ == "to" and doc[index - 1].text == ",":
            return trim(doc, content[0], index) or content
    end = content[1]
    if clause.i < verb.i:
        return content
    for child in verb.rights:
        if child.left_edge.i < end or child.i == clause.i:
            continue
        if not _belongs(verb, child) or any(token.text in ';”"' for token in verb.doc[end : child.left_edge.i]):
            break
        end = child.right_edge.i + 1
    return trim(verb.doc, content[0], end) or content


def _belongs(verb: Token, child: Token) -> bool:
    """Whether what follows a content is part of it: no second verb of the speaker, no "in an interview", no day."""
    if child.dep_ in ("punct", "cc", "conj", "parataxis", "dep", "ccomp"):
        return False
    if child.dep_ == "advcl":
        return child.left_edge.lower_ not in ASIDE and not participle_aside(child)
    inner = next((one for one in child.children if one.dep_ == "pobj"), None) if child.dep_ == "prep" else child
    if inner is None:
        return child.dep_ == "prep" and child.lower_ not in ("according", "as", "by", "before", "after", "while")
    return inner.lemma_.lower() not in VENUES and inner.ent_type_ not in ("DATE", "TIME")


def _asked_of(verb: Token) -> Token | None:
    """Of whom something is asked: "called on the board to publish", "appealed to the king to relent"."""
    wanted = _ASKING_OF.get(verb.lemma_)
    return None if wanted is None else under(verb, wanted)


_ASKING_OF = {"call": "on", "appeal": "to", "plead": "with", "prevail": "on", "lean": "on"}


def _with_aside(verb: Token, content: Stretch) -> Stretch:
    """All of a sentence that a short cue divides: "It was not, he insisted, an act of war"."""
    doc, last = verb.doc, verb.i + 1
    first = min((child.left_edge.i for child in verb.children if child.dep_ == "nsubj"), default=verb.i)
    inside = last < len(doc) and doc[last].text == "," and first > content[0] and doc[first - 1].text == ","
    if not inside or content[1] > first:
        return content
    whole = bare(doc, content[0], verb.sent.end)
    return whole if whole[1] > last + 1 and doc[last + 1].lower_ not in ("and", "but", "adding", "saying") else content


def _around(verb: Token) -> Stretch | None:
    """The content of a verb put in between or after: all of the clause where the verb splits it, else its side."""
    top = verb.head
    if top.dep_ == "ccomp" and top.head.i < verb.left_edge.i:
        top = top.head  # "He believes, advisers say, that ..."
    first, last = top.left_edge.i, top.right_edge.i + 1
    after = any(not verb.doc[index].is_punct for index in range(verb.right_edge.i + 1, last))
    before = any(not verb.doc[index].is_punct for index in range(first, verb.i))
    if before and after:
        around = bare(verb.doc, first, last)
        return around if around[1] - around[0] > 6 else None
    return stretch(verb.head, without=[verb])


def _not_said(verb: Token, content: Token) -> list[Token]:
    """What hangs from a content clause by the parse and yet is none of it: the cue itself, "while claiming ..."."""
    apart = [verb] if content.left_edge.i <= verb.i <= content.right_edge.i else []
    for child in content.children:
        if child.dep_ == "advcl" and child.i > content.i and child.lemma_ in _SEQUELS and participle_aside(child):
            apart.append(child)
        aside = child.dep_ == "advcl" and child.i > content.i and bool(classes_of(child))
        speaking = bool(classes_of(content))
        if aside and (child.left_edge.lower_ in ASIDE or (participle_aside(child) and not speaking)):
            apart.append(child)
        outer = child.dep_ == "conj" and child.tag_ == verb.tag_ == "VBD" and content.tag_ in ("VB", "VBN")
        if outer and classes_of(child) and not any(one.dep_ == "nsubj" for one in child.children):
            apart.append(child)
        if child.dep_ == "conj" and child.i > content.i and _said_by_nobody(child):
            apart.append(child)
    return apart


def _said_by_nobody(verb: Token) -> bool:
    """ "and it was rumoured that": new words of others."""
    nobody = any(child.lower_ == "it" and child.dep_ == "nsubjpass" for child in verb.children)
    return nobody and any(child.dep_ == "ccomp" for child in verb.children)


_SEQUELS = ("become", "make", "mark", "prompt", "draw", "set", "leave", "trigger", "spark")
"""Participles by which the author goes on: "announced that she will vote for Lee, becoming the first ..."."""
ASIDE = ("while", "as", "when", "though", "although")


def impersonal(verb: Token) -> bool:
    """ "It is said that", "X is reported to": words of nobody named."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def _behind_audience(verb: Token) -> Iterator[Stretch]:
    """ "told CNB she has no doubt", where the parse makes the audience the head of the clause."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ == "PROPN":
            clause = next((one for one in child.rights if one.dep_ == "ccomp"), None)
            content = stretch(clause) if clause is not None else None
            if content is not None:
                yield content


def _split(verb: Token, clause: Token) -> bool:
    """ "a measure that teachers say would drain the schools": what is said of the thing stands behind the verb."""
    return verb.dep_ == "relcl" and clause.i > verb.i and clause.left_edge.i < verb.i


def _relative(verb: Token) -> bool:
    return any(child.tag_ in ("WDT", "WP") and child.dep_ in ("nsubj", "nsubjpass") for child in verb.children) and (
        verb.left_edge.lower_ not in ("who", "what", "which")
    )
