"""Acts of speech: noun phrases that say what words are about ("blasted the veto as a stunt", "called for talks")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.attribution.clausal import to_end
from prophasis.reading.attribution.cue_verbs import particle
from prophasis.reading.attribution.sources import Stretch
from prophasis.reading.attribution.speakers import PAPERS
from prophasis.reading.attribution.words import EVIDENCE, PREPOSITIONS, STANDING, TO, TOPICS, topics
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, phrase, stretch, under
from prophasis.reading.cues import beliefs, statement_nouns, statement_verbs
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token


def act_contents(cast: Cast, verb: Token, classes: frozenset[str]) -> Iterator[tuple[Stretch, bool]]:
    """Noun phrases that give the content: of what somebody is accused, what is demanded, what is talked about.

    Each with whether it tells what was said ("accused of theft"), not only what of.
    """
    if classes & {"accuse", "describe"}:
        found = list(_judged(verb, classes))
        if found:
            yield from ((content, "accuse" in classes) for content in found)
            return
    if classes & {"utter", "demand", "promise", "deny", "accuse", "stand"} or verb.lemma_ == "find":
        content = next((one for child in verb.children if (one := _object(cast, verb, child, classes))), None)
        content = content or _antecedent(verb) or _behind_particle(verb)
        if content is not None:
            yield content, False
            return
    if classes & {"about", "tell", "say"} and not _for_person(cast, verb):
        yield from ((_with_relative(verb, content), False) for content in topics(verb, _prepositions(verb, classes)))


def _for_person(cast: Cast, verb: Token) -> bool:
    """ "campaigned for Lee": work for somebody, no words."""
    whom = under(verb, "for")
    figure = cast.at(whom) if whom is not None else None
    return verb.lemma_ in ("campaign", "push", "press", "call") and figure is not None


def _with_relative(verb: Token, content: Stretch) -> Stretch:
    """ "pointed to reports that found lead": the relative clause that the parse hung on the verb."""
    for child in verb.rights:
        if child.dep_ == "ccomp" and child.left_edge.i == content[1] and child.left_edge.lower_ in ("that", "which"):
            return content[0], child.right_edge.i + 1
    return content


def _prepositions(verb: Token, classes: frozenset[str]) -> tuple[str, ...]:
    """What leads to the topic: a verb's own prepositions where it has some, else those of speech."""
    own = PREPOSITIONS.get(verb.lemma_.lower())
    if own is not None:
        return own
    if "about" not in classes:
        return ("about", "of")
    after = particle(verb)
    if after is not None and after.lower_ in ("out", "back", "in", "off"):
        return ("at", "against", "on", "over", "about")
    return (*TOPICS, "to") if verb.lemma_ in TO else TOPICS


def _judged(verb: Token, classes: frozenset[str]) -> Iterator[Stretch]:
    """ "accused X of Y", "called X Y", "dismissed X as Y"."""
    wanted = ("of", "for", "with") if "accuse" in classes else ()
    for child in _near(verb, classes):
        if child.dep_ != "prep" or child.lower_ not in (*wanted, "as", "to"):
            continue
        if child.lower_ == "to" and verb.lemma_ not in ("liken", "compare"):
            continue
        for inner in child.children:
            what = stretch(inner) if inner.dep_ in ("pobj", "pcomp", "amod", "acomp") else None
            if what is None or inner.ent_type_ in ("DATE", "TIME"):
                continue
            what = to_end(verb, child, (what[0], child.right_edge.i + 1)) if child.head.i == verb.i else what
            yield (_thing(verb, child) or what[0], what[1]) if child.lower_ == "as" else what
    for child in verb.children:
        if child.dep_ == "oprd" and "describe" in classes:
            what = _complement(child)
            if what is not None:
                yield what
        elif child.dep_ == "dobj" and "describe" in classes:
            what = _complement(child) if _named_after(child) else _dismissed(child)
            if what is not None:
                yield what
        elif child.dep_ == "ccomp" and not is_verb(child):
            what = stretch(child)
            if what is not None:
                yield what


def _behind_particle(verb: Token) -> Stretch | None:
    """ "brushed aside the criticism", where the parse takes the particle for a preposition."""
    after = particle(verb)
    if after is None or after.dep_ != "prep" or f"{verb.lemma_.lower()} {after.lower_}" not in statement_verbs():
        return None
    inner = next((one for one in after.children if one.dep_ == "pobj"), None)
    return stretch(inner) if inner is not None else None


def _thing(verb: Token, preposition: Token) -> int | None:
    """Where what is described begins: "the veto as a stunt", "a claim she described as fiction"."""
    things = [child for child in verb.children if child.dep_ == "dobj" and verb.i < child.i < preposition.i]
    if things:
        return things[0].left_edge.i
    return verb.head.left_edge.i if _antecedent(verb) is not None else None


def _antecedent(verb: Token) -> Stretch | None:
    """What a relative clause without an object of its own speaks of: "the price that Cairo offered"."""
    if verb.dep_ != "relcl" or any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children):
        whole = any(child.tag_ == "WDT" and child.dep_ == "dobj" for child in verb.children)
        if verb.dep_ != "relcl" or not whole:
            return None
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if any(child.dep_ == "prep" and any(one.tag_ == "WDT" for one in child.children) for child in verb.children):
        return None  # "a call in which donors pleaded"
    if own is None or own.tag_ in ("WDT", "WP"):
        return None
    return phrase(verb.head, without=[verb])


def _object(cast: Cast, verb: Token, child: Token, classes: frozenset[str]) -> Stretch | None:
    """The object of an act of speech, where that can be spoken of so."""
    if child.dep_ not in ("dobj", "nsubjpass") or child.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return None
    if "paper" in classes and not classes & {"utter", "show"} and child.lemma_ not in EVIDENCE:
        return None
    sided = _sided(cast, verb, child)
    pointing = child.lower_ in _POINTING and child.dep_ == "dobj" and child.tag_ not in ("WDT", "WP")
    if child.pos_ == "PRON" and not (sided or pointing):
        return None
    if classes <= {"utter", "about", "show"} and verb.lemma_ in _HANDLING and not _words(child):
        return None
    if classes <= {"stand", "about", "describe"} and not (_arguable(child) or sided):
        return None
    if classes & {"promise"} and not classes & {"demand"} and verb.lemma_ in ("offer", "agree") and not _words(child):
        return None if verb.lemma_ == "agree" else stretch(child)
    if not sided and _target(cast, verb, child, classes):
        return None
    if child.pos_ == "PRON":
        return child.i, child.i + 1
    content = stretch(child)
    if content is None or child.dep_ != "dobj":
        return content
    return _with_quotation(verb, to_end(verb, child, content))


def _with_quotation(verb: Token, content: Stretch) -> Stretch:
    """ "promised hearings "as soon as the gavel falls"": an object with the quotation that goes on behind it."""
    doc, end = verb.doc, content[1]
    if end >= verb.sent.end or doc[end].text not in '"“':
        return content
    closing = next((one.i for one in doc[end + 1 : verb.sent.end] if one.text in '"”'), end)
    return content[0], closing


def _sided(cast: Cast, verb: Token, thing: Token) -> bool:
    """Whether somebody stands for or against a person, or what "it" stands for: "supports Lee", "opposed it"."""
    if verb.lemma_ not in STANDING or thing.dep_ != "dobj" or thing.tag_ in ("WDT", "WP"):
        return False
    figure = cast.at(thing)
    return figure is None or cast.kind(figure) in ("person", "office") or thing.pos_ == "PRON"


_POINTING = wordset("this that it them these those what which")
_HANDLING = wordset(
    "withdraw retract release spread air raise float outline unveil renew broadcast issue convey dictate"
)
"""Verbs whose object is words only where its noun says so: "raised doubts", not "raised the dues"."""


def _near(verb: Token, classes: frozenset[str]) -> Iterator[Token]:
    """What hangs from a verb, and from the one it accuses ("accused the minister of ...")."""
    yield from verb.children
    for child in verb.children:
        if child.dep_ == "dobj" and "accuse" in classes:
            yield from (one for one in child.rights if one.lower_ in ("of", "for") and one.i == child.i + 1)


def _complement(noun: Token) -> Stretch | None:
    """What somebody is called, to the end of the quotation that begins with it or within it."""
    content = stretch(noun)
    if content is None or not any(one.text in '"“' for one in noun.doc[content[0] - 1 : content[1]]):
        return content
    end = next((one.i for one in noun.doc[content[1] : noun.sent.end] if one.text in '"”'), content[1])
    return content[0], end


def _named_after(thing: Token) -> bool:
    """Whether the parse made one phrase of a thing and its name: "called the plan "a joke"", "branded Lee a crook"."""
    if thing.head.lemma_ not in _NAMING:
        return False
    first, last = thing.left_edge.i, thing.right_edge.i
    opened = any(token.text in '"“' for token in thing.doc[first + 1 : last + 1])
    lefts = list(thing.lefts)
    two = any(one.dep_ in ("nmod", "compound") and one.pos_ == "PROPN" for one in lefts[:1])
    return opened or (two and any(one.dep_ == "det" for one in lefts[1:]))


_NAMING = wordset("call brand label rate dub deem declare pronounce term proclaim")


def _dismissed(thing: Token) -> Stretch | None:
    """ "dismissed the plan as theatre", where the parse hangs "as ..." on the object."""
    described = any(child.lower_ == "as" and child.i > thing.i for child in thing.children)
    return stretch(thing) if described and thing.pos_ != "PRON" else None


def _words(thing: Token) -> bool:
    noun = thing.lemma_.lower()
    return noun in statement_nouns() or noun in PAPERS or ("noun", noun) in beliefs() or noun in _SAID


_SAID = wordset(
    """endorsement support backing blessing praise question objection remark comment doubt suspicion voice
    condolence greeting apology decree verdict"""
)


def _arguable(thing: Token) -> bool:
    """Whether one can stand for or against what a noun names: a plan, a policy, a deed, words."""
    noun = thing.lemma_.lower()
    return _words(thing) or noun in _POLICIES or noun.endswith(_ABSTRACT)


_ABSTRACT = ("tion", "sion", "ment", "ity", "ism", "ness", "ance", "ence", "ship", "cy", "ing")
_POLICIES = wordset(
    """act agenda aid amendment approach authority ban bid bill boycott budget cap candidacy campaign change charge
    choice compromise constitution contract control cut deal deadline decision decree draft effort embargo fee
    framework freeze fund goal hike idea increase initiative inquiry law lawsuit levy limit mandate measure merger
    method mission moratorium motion motive move nomination nominee option order package pact pick plan platform
    policy position practice principle probe process program programme project proposal push quota record referendum
    reform repeal resolution restriction result rights rule sanction scheme shutdown solution stance standard war attack
    raid blockade killing statute
    step strategy strike subsidy system tactic target tariff tax test theory thing timetable treaty truce use value
    version veto view vote wage wall way whole withdrawal work record handling"""
)
"""Nouns for what people argue over."""


def _target(cast: Cast, verb: Token, thing: Token, classes: frozenset[str]) -> bool:
    """Whether the object is somebody threatened, rejected or rung, not something said; critics do name persons."""
    if classes & {"accuse", "deny", "utter"} and not classes & {"promise", "demand"}:
        return False
    return thing.i in cast.by_token or verb.lemma_ == "threaten"
