"""Triggers: the verbs and nouns of a sentence that name what happened, was said, or did not happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

from prophasis.reading.cast.groups import role_of
from prophasis.reading.clauses import clause_of, is_verb, negated, object_of, subject, under
from prophasis.reading.cues import person_nouns
from prophasis.reading.families import eventive
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from prophasis.case.mark import Modality

EventKind = Literal["deed", "statement", "condition"]

LIGHT = wordset(
    """
    launch hold issue conduct make start begin continue stage carry undertake mount wage sign open reach give
    have take pursue resume renew initiate commit face announce deliver publish produce impose provide perform
    lead order run fight end stop experience suffer see witness mark sustain endure plan prepare set join enter
    complete conclude broker
    """
)
"""Verbs that leave the meaning to their object: "launched an invasion"."""
ASPECT = wordset(
    """
    begin start continue resume keep cease proceed fail try attempt seek manage go come want plan intend hope
    aim decide need have be appear seem tend use happen help let work set choose expect struggle
    """
)
"""Verbs that hand the trigger on to the verb below them."""
_NEVER = wordset(
    """
    be have do get make take let keep seem appear go come become need want mean include involve remain use base
    follow lead require allow accord regard concern contain consist belong lie stand depend
    """
)
_ABSENT = wordset("nonexistent non-existent absent unthinkable impossible inconceivable")
_DEVERBAL = ("ing",)


@dataclass
class Trigger:
    """One mention of an event, as its sentence shows it."""

    token: Token
    kind: EventKind
    plover: str | None
    modality: Modality = "actual"
    agent: str | None = None
    patient: str | None = None
    times: list[tuple[str | None, str | None, str | None]] = field(default_factory=list)
    """``(earliest, latest, edtf)`` of the dates that hang from it."""
    carrier: Token | None = None
    """The light verb of a noun ("launched" of "an invasion"), whose clause the noun's event shares."""

    @property
    def clause(self) -> Token:
        """The word whose clause tells modality, participants and time."""
        return self.carrier if self.carrier is not None else self.token


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, tuple[str | None, EventKind]]:
    text = files("prophasis.reading").joinpath("cues", name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: (None if row[1] == "-" else row[1], cast("EventKind", row[2])) for row in rows}


def verbs() -> dict[str, tuple[str | None, EventKind]]:
    """Verbs with PLOVER class and kind."""
    return _table("event_verbs.tsv")


def nouns() -> dict[str, tuple[str | None, EventKind]]:
    """Nouns with PLOVER class and kind."""
    return _table("event_nouns.tsv")


def find(sent: Span) -> Iterator[Trigger]:
    """The triggers of ``sent``, in order."""
    for token in sent:
        if token.pos_ == "VERB":
            yield from _verb(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from _noun(token)
        elif token.pos_ == "ADJ" and token.lemma_.lower() in _ABSENT and token.dep_ in ("acomp", "attr"):
            yield Trigger(token, "condition", None)


def _verb(verb: Token) -> Iterator[Trigger]:
    lemma = verb.lemma_.lower()
    plover, kind = verbs().get(lemma, (None, "deed"))
    if verb.dep_ in ("amod", "compound", "prep", "mark", "aux", "nmod"):
        return
    if _absence(verb, lemma):
        yield Trigger(verb, kind, plover)
        return
    if lemma in _NEVER or kind == "condition" or (lemma in _HAPPENING and event_noun(_own_subject(verb))):
        return
    if kind == "statement" and not _spoken(verb):
        return
    if lemma in LIGHT and event_noun(_thing(verb)):
        return
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("refuse", "decline"):
        return
    if lemma in ASPECT and any(_hands_on(child) for child in verb.children):
        return
    if lemma not in verbs() and not _spelled_out(verb):
        return
    if not _told(verb):
        return
    yield Trigger(verb, kind, plover)


_HAPPENING = wordset(
    """
    begin start occur happen end continue fail succeed follow last resume erupt unfold
    """
)


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _absence(verb: Token, lemma: str) -> bool:
    """What did not happen, was not held, did not follow: a finite clause denied, whatever its verb."""
    finite = _own_subject(verb) is not None and verb.dep_ in ("ROOT", "ccomp", "conj", "advcl")
    return finite and lemma not in ("be", "have") and verb.pos_ == "VERB" and negated(verb)


def _spoken(verb: Token) -> bool:
    """A statement needs somebody who makes it: evidence that "shows" and asides ("needless to say") make none."""
    who = subject(verb)
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if verb.dep_ in ("advcl", "xcomp", "acl") and infinitive:
        return verb.dep_ == "xcomp" and is_verb(verb.head) and who is not None
    if who is None:
        return verb.tag_ == "VBN" or verb.dep_ == "pcomp"
    return who.ent_type_ in _SPEAKERS or who.pos_ == "PRON" or not eventive(who)


_SPEAKERS = ("PERSON", "GPE", "NORP", "ORG")


def _thing(verb: Token) -> Token | None:
    """The object of a light verb, or its passive subject."""
    own = object_of(verb)
    return own if own is not None else next((one for one in verb.children if one.dep_ == "nsubjpass"), None)


def _hands_on(child: Token) -> bool:
    return child.dep_ == "xcomp" and is_verb(child)


def _spelled_out(verb: Token) -> bool:
    """A verb outside the table counts where somebody does it in the past or present."""
    who = subject(verb)
    named = who is not None and (who.ent_type_ in _SPEAKERS or who.lower_ in _PERSONS or _human(who))
    future = any(child.lower_ in ("will", "would") and child.dep_ == "aux" for child in verb.children)
    if future or (named and verb.tag_ in ("VBD", "VBN", "VBG")):
        return True
    finite = verb.tag_ == "VBD" or any(child.dep_ in ("auxpass", "aux") for child in verb.children)
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    return main and finite and verb.tag_ in ("VBD", "VBN") and who is not None and who.pos_ in ("NOUN", "PROPN")


_PERSONS = wordset("he she they we nobody everybody who")


def _human(noun: Token) -> bool:
    """Whether a noun means those who act."""
    return noun.pos_ == "NOUN" and (role_of(noun) is not None or noun.lemma_.lower() in person_nouns())


def _told(verb: Token) -> bool:
    """Whether a clause tells of it: purposes and modifiers do not."""
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if infinitive and verb.dep_ in ("advcl", "relcl"):
        return False
    if infinitive and verb.dep_ in ("xcomp", "ccomp") and not is_verb(verb.head):
        return False
    if infinitive and verb.dep_ == "acl":
        return verb.head.lemma_.lower() in PLANNING
    return not (verb.dep_ == "acl" and verb.tag_ == "VBN")


PLANNING = wordset(
    """
    plan decision attempt effort bid demand request call threat promise pledge offer refusal failure intention
    order proposal agreement preparation commitment readiness willingness determination vow
    """
)


def event_noun(token: Token | None) -> bool:
    """Whether a noun names an event."""
    return token is not None and token.pos_ in ("NOUN", "PROPN") and _entry(token) is not None


def _entry(noun: Token) -> tuple[str | None, EventKind] | None:
    return nouns().get(noun.lemma_.lower()) or nouns().get(noun.lower_)


def _noun(noun: Token) -> Iterator[Trigger]:
    entry = _entry(noun)
    if entry is None and _missing(noun):
        yield Trigger(noun, "condition", None)
        return
    if entry is None or noun.dep_ in ("compound", "nmod", "amod"):
        return
    if noun.pos_ == "PROPN" and not noun.ent_type_ and noun.dep_ in ("nsubj", "appos") and noun.i == noun.sent.start:
        return
    plover, kind = entry
    if (
        kind == "statement"
        and under(noun, "of") is None
        and not _owned(noun)
        and noun.dep_ not in ("dobj", "nsubj", "nsubjpass")
    ):
        return
    verb = noun.head
    carrier = verb if is_verb(verb) and verb.lemma_ in LIGHT and noun.dep_ in ("dobj", "nsubjpass", "attr") else None
    yield Trigger(noun, kind, plover, carrier=carrier)


_SHOWING = wordset(
    """
    show have be see find reveal include contain hold exist bring carry offer give name produce set
    """
)
_IDLE = wordset(
    """
    one doubt longer matter way idea reason sense use question need choice wonder sign evidence room part end
    time
    """
)


def _missing(noun: Token) -> bool:
    """ "no field hospital": a thing whose absence is told."""
    if not any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children) or noun.lemma_ in _IDLE:
        return False
    verb = clause_of(noun)
    return is_verb(verb) and verb.lemma_ in _SHOWING


def _owned(noun: Token) -> bool:
    return any(child.dep_ == "poss" for child in noun.children)
