"""The question in words: from a title that asks it, or from the clause that tells the deed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prophasis.case import Event, Mention, Sentence
from prophasis.reading.drafting.families import together
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.tense import GROUND, ground
from prophasis.reading.drafting.wording import kin, words

OBJECT_WORDS = 8
"""Words of the object that a question names at most."""
_LABEL = re.compile(r"^(?:subject|re|title)\s*:", re.IGNORECASE)
_ASKS = re.compile(r"^(?:(?:subject|re|title)\s*:\s*)?why\s+(.{6,160}?)[\s.?]*$", re.IGNORECASE | re.DOTALL)
_OPENS = re.compile(r"^Why (?:did|does|do|has|have|had|was|were|is|are)\b[^?]{6,200}\?$")
_AUXILIARY = re.compile(r"^(?:has|have|had|is|was|were|are|will|would|can|could|did|does|do|must|should)$")
_ENDS = re.compile(
    r"\s(?:in|of|since)\s+\d{3,4}\b|[,;:.!?—–(\[“\"]|\s-\s"
    r"|\b(?:because|since|as|when|while|after|before|so|in order|despite|hours|days|weeks|and|but"
    r"|which|who|that|if|until|unless|although|though|following)\b"
)
_BEFORE_NOUN = re.compile(
    r"^(?:the|an?|its|his|her|their|our|my|your|of|this|that|these|those|some|no|to|by|for|with|from)$", re.IGNORECASE
)
_ENDED = re.compile(r"\s*(?:[.;!]|$|,? (?:on|in|at|after|before|when|because)\b)")
"""What follows a verb without an object."""
PRONOUN = re.compile(r"(?:it|them|him|her|this|that|these|those)(?:self|selves)?", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?:\s+(?:on|in|at|by|to|from|of|for|with|during|between|since|until|around|about|early|late|the))+$"
)


def asked_in_title(leaves: Sequence[Leaf], people: People) -> str | None:
    """The question that a title, a heading, a subject line or one of the first three sentences asks."""
    for leaf in leaves:
        for line in _headlines(leaf):
            if found := _ASKS.match(line):
                return _inverted(" ".join(found.group(1).split()), people, _forms(leaves))
        for place in leaf.sentences[:3]:
            if _OPENS.match(asked := leaf.quote(place)):
                return asked
    return None


def _headlines(leaf: Leaf) -> Iterator[str]:
    if leaf.document.title:
        yield leaf.document.title
    for mark in leaf.layer("sentence"):
        if isinstance(mark.payload, Sentence) and (mark.payload.role == "heading" or _LABEL.match(mark.quote)):
            yield mark.quote


def headline(leaf: Leaf) -> str:
    """The title of a document, or nothing."""
    return leaf.document.title or ""


def _forms(leaves: Sequence[Leaf]) -> dict[str, str]:
    """The forms in which verbs stand in the documents, each with its ground form."""
    return {
        mark.quote.lower(): mark.payload.lemma.lower()
        for leaf in leaves
        for mark in leaf.layer("event")
        if isinstance(mark.payload, Event) and mark.payload.lemma
    }


def _inverted(rest: str, people: People, forms: Mapping[str, str]) -> str:
    """ "X has done Y", "X did Y" or "X does Y" as a question. Capitals of a whole line are set to names only."""
    if rest.isupper():
        rest = _recased(rest.lower(), people)
    parts = rest.split()
    place = next((n for n, word in enumerate(parts[1:8], start=1) if _AUXILIARY.match(word)), None)
    if place is not None:
        return " ".join(["Why", parts[place], *_started(parts[:place]), *parts[place + 1 :]]) + "?"
    if _AUXILIARY.match(parts[0].lower()):
        return f"Why {rest}?"
    found = _verb(parts, forms)
    if found is None:
        return f"Why is it that {rest}?"
    place, helper, verb = found
    return " ".join(["Why", helper, *_started(parts[:place]), verb, *parts[place + 1 :]]) + "?"


def _started(parts: Sequence[str]) -> list[str]:
    """A subject within a sentence: its article is written small."""
    return [parts[0].lower() if re.fullmatch(r"The|An?|Its?|His|Her|Their", parts[0]) else parts[0], *parts[1:]]


def _verb(parts: Sequence[str], forms: Mapping[str, str]) -> tuple[int, str, str] | None:
    """Where the verb of a clause stands, the helper that asks for it, and its ground form."""
    places = [n for n in range(1, len(parts)) if not _BEFORE_NOUN.match(parts[n - 1])]
    past = [(n, verb) for n in places if (verb := ground(parts[n].strip(",.;:"), forms))]
    told = [one for one in past if parts[one[0]].lower() in forms]
    if past:
        place, verb = (told or past)[0]
        return place, "did", verb
    known = GROUND | set(forms.values())
    for n in places:
        word = parts[n].lower()
        if word in known:
            return n, "do", word
        singular = next((w for w in (word[:-1], word[:-2], word[:-3] + "y") if word.endswith("s") and w in known), None)
        if singular:
            return n, "does", singular
    return None


def _recased(line: str, people: People) -> str:
    for actor in people.mentions:
        for name in people.spellings(actor):
            line = re.sub(rf"\b{re.escape(name.lower())}\b", name, line)
    return line


@dataclass(frozen=True)
class Told:
    """The clause that tells a deed: who, the verb's ground form, and the object in the document's words."""

    agent: str
    verb: str
    object: str
    actors: tuple[str, ...]


def verbal(leaf: Leaf, start: int, end: int) -> bool:
    """Whether an event's word is a verb that tells it: a past form, a form after "did", one in -s without article."""
    word = leaf.text[start:end]
    if re.search(r"\b(?:did|didn['’]t|did not|never)\s+$", leaf.text[max(0, start - 12) : start], re.IGNORECASE):
        return True
    last = re.findall(r"[\w'’]+", leaf.text[max(0, start - 40) : start])[-1:]
    if ground(word) is not None:
        return not (last and _BEFORE_NOUN.match(last[0]))
    noun = bool(last) and (bool(_BEFORE_NOUN.match(last[0])) or last[0].endswith(("'s", "’s")))
    return word.lower().endswith("s") and not noun


def headlined(core: Sequence[str], leaves: Sequence[Leaf], people: People) -> str | None:
    """A question from a lead whose verb stands in the headline too, where no event is marked: "X grounds Y"."""
    for leaf in leaves:
        title = [word for word in words(headline(leaf)) if word in core and word.endswith("s")]
        if not title or not leaf.sentences:
            continue
        start, end = leaf.sentences[0]
        clause = re.split(r"\s[—–-]\s", leaf.text[start:end])[-1]
        for found in re.finditer(r"[^\W\d_]+ed\b", clause):
            if kin(found.group().lower(), title[0]):
                subject = " ".join(clause[: found.start()].split())
                rest = _ENDS.split(clause[found.end() :])[0]
                object_ = _LOOSE.sub("", " ".join(rest.split()))
                if 0 < len(subject.split()) <= OBJECT_WORDS and object_:
                    return f"Why did {subject} {_ground(title[0])} {object_}?"
    return None


def _ground(verb: str) -> str:
    """The ground form of a verb in the present of headlines."""
    if re.search(r"(?:sh|ch|ss|x|zz)es$", verb):
        return verb[:-2]
    return verb[:-3] + "y" if verb.endswith("ies") else verb.removesuffix("s")


def told(
    core: Sequence[str], family: Sequence[str], agents: Collection[str] | None, leaves: Sequence[Leaf]
) -> Told | None:
    """The first clause that tells the deed with its object.

    Args:
        core: words of the event's commonest root; ``family`` all words for it, the commonest first.
        agents: who may have done it; None: look in the leads only (the first two sentences), whoever did it.
    """
    bare: Told | None = None
    for leaf in leaves:
        lead = leaf.sentences[1][1] if len(leaf.sentences) > 1 else 0
        for mark in leaf.layer("event"):
            event = mark.payload
            if not isinstance(event, Event) or (agents is None and mark.start >= lead):
                continue
            if event.kind != "deed" and agents is not None:
                continue
            lemma = event.lemma.lower()
            agent = event.agent or _before(leaf, mark.start)
            if agents is None:
                ours = any(together(lemma, word) for word in family[:3])
            else:
                ours = lemma in core and agent in agents and event.modality == "actual"
            number = leaf.sentence(mark.start)
            if not ours or number is None or agent is None or not verbal(leaf, mark.start, mark.end):
                continue
            end = leaf.sentences[number][1]
            if leaf.text[end - 1] == "?":
                continue
            found, actors = _object(leaf, mark.end, end)
            if found:
                return Told(agent=agent, verb=lemma, object=found, actors=actors)
            if bare is None and _ENDED.match(leaf.text[mark.end : end]):
                bare = Told(agent=agent, verb=lemma, object="", actors=())
    return bare


def first_told(leaves: Sequence[Leaf]) -> Told | None:
    """The first deed that a lead tells with who did it and its object, whatever it is."""
    for leaf in leaves:
        for start, end in [one for one in leaf.sentences[:3] if not leaf.quote(one).endswith("?")][:2]:
            for mark in leaf.within("event", start, end):
                event = mark.payload
                actual = isinstance(event, Event) and event.kind == "deed" and event.modality == "actual"
                if actual and isinstance(event, Event) and event.agent and verbal(leaf, mark.start, mark.end):
                    found, actors = _object(leaf, mark.end, end)
                    if found:
                        return Told(agent=event.agent, verb=event.lemma.lower(), object=found, actors=actors)
    return None


def meant(clause: Told, leaves: Sequence[Leaf]) -> str | None:
    """What a pronoun stands for as a deed's object: "closed it" under the title "The closure of the North Yard"."""
    for leaf in leaves:
        found = re.match(r"(?:the\s+)?(\w+)\s+of\s+(.{3,60})$", headline(leaf), re.IGNORECASE)
        if found and together(found.group(1).lower(), clause.verb):
            text = re.compile(r"\s+".join(map(re.escape, found.group(2).split())), re.IGNORECASE)
            written = text.search(leaf.text[leaf.sentences[0][0] :]) if leaf.sentences else None
            return " ".join(written.group().split()) if written else found.group(2)
    for leaf in leaves:
        for mark in leaf.layer("event"):
            event = mark.payload
            number = leaf.sentence(mark.start)
            if isinstance(event, Event) and number is not None and together(event.lemma.lower(), clause.verb):
                object_, _ = _object(leaf, mark.end, leaf.sentences[number][1])
                if object_ and not PRONOUN.fullmatch(object_) and event.lemma.lower() == clause.verb:
                    return object_
    return None


def _before(leaf: Leaf, start: int) -> str | None:
    """The actor named last before a verb, in its clause."""
    number = leaf.sentence(start)
    if number is None:
        return None
    first = leaf.sentences[number][0]
    clause = max((found.end() for found in re.finditer(r"[;:—–]", leaf.text[first:start])), default=0)
    named = [m.payload.actor for m in leaf.within("mention", first + clause, start) if isinstance(m.payload, Mention)]
    return named[-1] if named else None


def _object(leaf: Leaf, start: int, end: int) -> tuple[str, tuple[str, ...]]:
    """What follows a verb in its clause, up to a date, a stop or a joining word."""
    stops = [mark.start for mark in leaf.within("time", start, end)]
    reach = min([end, *stops])
    text = leaf.text[start:reach]
    cut = _ENDS.search(text)
    text = text[: cut.start()] if cut else text
    found = _LOOSE.sub("", " ".join(text.split()))
    if not found or len(found.split()) > OBJECT_WORDS or re.match(r"(?:by|from|out|away|at|in|on)\b", found):
        return "", ()
    named = [
        m.payload.actor for m in leaf.within("mention", start, start + len(text)) if isinstance(m.payload, Mention)
    ]
    return found, tuple(named)


__all__ = ["PRONOUN", "Told", "asked_in_title", "first_told", "headline", "headlined", "meant", "told"]
