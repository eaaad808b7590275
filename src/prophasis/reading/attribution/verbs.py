"""Verbs: the words given by a verb of saying, asking, accusing, denying, describing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.attribution.sources import (
    EXPERTS,
    PAPERS,
    Papers,
    Stretch,
    audience_of,
    holder_of,
    participle_aside,
    source_of_verb,
    venue_of,
)
from prophasis.reading.attribution.words import TO, TOPICS, Words, bare, infinitive, topics
from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, stretch, under
from prophasis.reading.cues import beliefs, statement_nouns, statement_verbs
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHHELD = wordset("decline refuse fail stop hesitate avoid cease neglect forget")
_IDIOMS = wordset("needless suffice that let")


def quoted_belief(cast: Cast, verb: Token, papers: Papers, quoted: set[int]) -> Iterator[Words]:
    """Beliefs given in the holder's own quoted words, and "expects us to believe": both are statements."""
    tentative = any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    if beliefs().get(("verb", verb.lemma_.lower()), ("", "true"))[1] != "open" or tentative:
        return
    made = (
        verb.head if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("expect", "want", "ask", "have") else None
    )
    us = made is not None and any(child.lower_ == "us" for child in (*made.children, *verb.children))
    speaker = source_of_verb(cast, made if us and made is not None else verb, papers)
    for child in verb.children:
        content = stretch(child) if child.dep_ == "ccomp" else None
        if content is None or speaker.words is None:
            continue
        if us and made is not None:
            yield Words((made.i, verb.i + 1), content, "indirect", speaker, verb.i, audience="us", false=True)
        elif sum(index in quoted for index in range(*content)) >= 2:
            yield Words(_cue(verb), content, "mixed", speaker, verb.i)


def idiom(verb: Token) -> bool:
    before = verb.doc[max(0, verb.i - 2) : verb.i]
    return verb.lemma_ == "say" and any(token.lower_ in _IDIOMS for token in before) and verb.tag_ == "VB"


def verb_words(cast: Cast, verb: Token, classes: frozenset[str], papers: Papers) -> Iterator[Words]:
    speaker = source_of_verb(cast, verb, papers, anybody=bool(classes & {"say", "tell"}))
    if _unsaid(verb) and not classes & {"deny"}:
        return
    if (classes == {"paper"} and not _by_paper(verb)) or _unnamed(verb):
        return
    cue = _cue(verb)
    voiced = speaker.words is not None
    plain = Words(cue, cue, "indirect", speaker, verb.i, venue=venue_of(verb))
    told = bool(classes & {"tell", "ask"})
    audience = None if classes & {"accuse", "describe"} else audience_of(cast, verb, direct=told)
    explained = any(child.dep_ == "prt" and child.lower_ == "away" for child in verb.children)
    plain = replace(plain, audience=audience, false="feign" in classes or explained)
    clauses = list(_clauses(verb, classes, voiced))
    for content in clauses:
        yield replace(plain, content=content)
    if clauses or not voiced or speaker.weak:
        return
    for content in _phrases(cast, verb, classes):
        yield replace(plain, content=content, mode="indirect" if "accuse" in classes else "act")


def _unnamed(verb: Token) -> bool:
    """ "asked not to be named": how somebody spoke, not what was said; so is "said to have warned"."""
    inner = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if inner is None:
        return False
    hidden = inner.lemma_ in _HIDING and any(child.dep_ == "auxpass" for child in inner.children)
    passed_on = _impersonal(verb) and inner.lemma_.lower() in statement_verbs() and inner.tag_ in ("VB", "VBN")
    return hidden or (passed_on and "say" in statement_verbs()[inner.lemma_.lower()])


_HIDING = wordset("name identify quote cite disturb photograph record")


def _by_paper(verb: Token) -> bool:
    """Whether a report, a body of experts or their like is the subject."""
    holder = holder_of(verb)
    if holder is None:
        return False
    role = role_of(holder)
    return (
        holder.lemma_.lower() in PAPERS
        or holder.lower_ in EXPERTS
        or (role is not None and role.group in ("analysts", "intelligence"))
    )


def _unsaid(verb: Token) -> bool:
    """Whether the words were never said, or only might be: "did not say", "if Russia offered"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _WITHHELD:
        return True
    helpers = [child.lower_ for child in verb.children if child.dep_ == "aux"]
    if any(word in ("should", "must", "ought") for word in helpers):
        return True
    if "would" in helpers and verb.dep_ == "ccomp" and verb.head.lower_ in ("hoped", "hopes", "expected", "wished"):
        return True
    return verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in verb.children
    )


def _cue(verb: Token) -> Stretch:
    """The verb with its particles and negation: "did not say", "has been citing"."""
    first, last = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i:
            first = min(first, child.i)
        elif child.dep_ == "prt" and child.i == verb.i + 1:
            last = child.i + 1
    return first, last


def _clauses(verb: Token, classes: frozenset[str], voiced: bool) -> Iterator[Stretch]:
    """Clauses that give the content: that-clauses, quotations, infinitives of demands and promises."""
    impersonal = _impersonal(verb) and "say" in classes
    for child in verb.children:
        apart = verb.doc[child.i : verb.i] if child.i < verb.i else verb.doc[verb.i : child.left_edge.i]
        if any(token.text == ";" for token in apart):
            continue
        if child.dep_ == "ccomp":
            fits = (voiced or impersonal) and bool(classes & _CLAUSAL) and not _relative(child)
        else:
            asked = voiced and (bool(classes & {"demand", "ask", "promise"}) or _asked_of(verb) is not None)
            fits = child.dep_ == "xcomp" and (asked or impersonal) and infinitive(child)
        content = stretch(child, without=_not_said(verb, child)) if fits else None
        asked_of = _asked_of(verb) if child.dep_ == "xcomp" else None
        if content is not None and asked_of is not None and asked_of.left_edge.i < content[0]:
            content = asked_of.left_edge.i, content[1]
        if content is not None:
            yield _with_aside(verb, content)
    if verb.dep_ == "parataxis" and voiced and classes & {"say", "show", "tell"}:
        content = _around(verb)
        if content is not None:
            yield content


def _asked_of(verb: Token) -> Token | None:
    """Of whom something is asked: "called on the board to publish", "appealed to the king to relent"."""
    wanted = _ASKING_OF.get(verb.lemma_)
    return None if wanted is None else under(verb, wanted)


_ASKING_OF = {"call": "on", "appeal": "to", "plead": "with", "prevail": "on"}


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
    first, last = verb.head.left_edge.i, verb.head.right_edge.i + 1
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
        aside = child.dep_ == "advcl" and child.i > content.i and child.lemma_.lower() in statement_verbs()
        speaking = content.lemma_.lower() in statement_verbs()
        if aside and (child.left_edge.lower_ in _ASIDE or (participle_aside(child) and not speaking)):
            apart.append(child)
        outer = child.dep_ == "conj" and child.tag_ == verb.tag_ == "VBD" and content.tag_ in ("VB", "VBN")
        if (
            outer
            and child.lemma_.lower() in statement_verbs()
            and not any(one.dep_ == "nsubj" for one in child.children)
        ):
            apart.append(child)
    return apart


_CLAUSAL = frozenset(("say", "tell", "show", "paper", "demand", "ask", "promise", "deny", "feign"))


_ASIDE = ("while", "as", "when", "though", "although")


def _impersonal(verb: Token) -> bool:
    """ "It is said that", "X is reported to": words of nobody named."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def _relative(verb: Token) -> bool:
    return any(child.tag_ in ("WDT", "WP") and child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _phrases(cast: Cast, verb: Token, classes: frozenset[str]) -> Iterator[Stretch]:
    """Noun phrases that give the content: of what somebody is accused, what is demanded, what is talked about."""
    if classes & {"accuse", "describe"}:
        wanted = ("of", "for", "as", "on", "with") if "accuse" in classes else ("as", "to")
        found = [
            inner
            for child in _near(verb, classes)
            if child.dep_ == "prep" and child.lower_ in wanted
            for inner in child.children
        ]
        contents = [stretch(inner) for inner in found if inner.dep_ in ("pobj", "pcomp", "amod", "acomp")]
        contents += [_complement(child) for child in verb.children if child.dep_ == "oprd"]
        contents += [_dismissed(child) for child in verb.children if child.dep_ == "dobj" and "describe" in classes]
        contents += [stretch(child) for child in verb.children if child.dep_ == "ccomp" and not is_verb(child)]
        if any(contents):
            yield from (content for content in contents if content is not None)
            return
    if classes & {"utter", "demand", "promise", "deny", "accuse"}:
        for child in verb.children:
            if classes == {"utter"} and verb.lemma_ in _HANDLING and not _words(child):
                continue
            if child.dep_ == "dobj" and child.pos_ != "PRON" and not _target(cast, verb, child):
                content = stretch(child)
                if content is not None:
                    yield content
                return
    if classes & {"about"} | (classes & {"tell"}):
        about = (*TOPICS, "to") if verb.lemma_ in TO else TOPICS
        yield from topics(verb, about if "about" in classes else ("about", "of"))


_HANDLING = wordset(
    "withdraw retract release spread air raise float outline unveil renew broadcast issue convey dictate"
)
"""Verbs whose object is words only where its noun says so: "raised doubts", not "raised the dues"."""


def _near(verb: Token, classes: frozenset[str]) -> Iterator[Token]:
    """What hangs from a verb, and from the one it accuses ("accused the minister of ...")."""
    yield from verb.children
    for child in verb.children:
        if child.dep_ == "dobj" and "accuse" in classes:
            yield from (one for one in child.rights if one.lower_ == "of" and one.i == child.i + 1)


def _complement(noun: Token) -> Stretch | None:
    """What somebody is called, to the end of the quotation that begins with it."""
    content = stretch(noun)
    if content is None or noun.doc[content[0] - 1].text not in '"“':
        return content
    end = next((one.i for one in noun.doc[content[1] : noun.sent.end] if one.text in '"”'), content[1])
    return content[0], end


def _dismissed(thing: Token) -> Stretch | None:
    """ "dismissed the plan as theatre", where the parse hangs "as ..." on the object."""
    described = any(child.lower_ == "as" and child.i > thing.i for child in thing.children)
    return stretch(thing) if described and thing.pos_ != "PRON" else None


def _words(thing: Token) -> bool:
    noun = thing.lemma_.lower()
    return noun in statement_nouns() or noun in PAPERS or ("noun", noun) in beliefs() or noun in _SAID


_SAID = wordset("question objection remark comment doubt suspicion voice condolence greeting apology decree verdict")


def _target(cast: Cast, verb: Token, thing: Token) -> bool:
    """Whether the object of "threaten" or "reject" is somebody, not something said."""
    return thing.i in cast.by_token or verb.lemma_ == "threaten"
