"""Sources: who speaks, from the subject or possessor of a cue; to whom; and what cannot speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prophasis.reading.attribution.cue_verbs import classes_of
from prophasis.reading.attribution.place_line import after_place
from prophasis.reading.attribution.speakers import PAPERS, agentive, can_be_quoted, can_speak, is_somebody, some_of
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, phrase, subject, under
from prophasis.reading.cues import statement_nouns
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

Stretch = tuple[int, int]


@dataclass
class Source:
    """Who speaks: the actor where one is known, and the words that name the speaker.

    ``weak`` where nothing but the verb shows that the subject is somebody ("one poster wrote").
    """

    actor: str | None = None
    words: Stretch | None = None
    weak: bool = False


@dataclass
class Papers:
    """Who wrote what: "the essay" speaks for the person who published one earlier in the document."""

    by_noun: dict[str, str] = field(default_factory=dict)

    def note(self, noun: Token, actor: str | None) -> None:
        if actor is not None and noun.lemma_.lower() in PAPERS:
            self.by_noun[noun.lemma_.lower()] = actor

    def author(self, noun: Token) -> str | None:
        return self.by_noun.get(noun.lemma_.lower())


_PUBLISHING = wordset(
    "publish write issue release deliver pen author sign send post give draft record dictate present adopt"
)


def note_author(cast: Cast, verb: Token, papers: Papers) -> None:
    """ "X published an essay": later words of "the essay" are X's."""
    if verb.lemma_ not in _PUBLISHING:
        return
    paper = next((child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in PAPERS), None)
    holder = holder_of(verb) if paper is not None else None
    if paper is not None and holder is not None and not is_verb(holder):
        papers.note(paper, cast.who(holder))


def passive(verb: Token) -> bool:
    """Whether a verb's subject is not who acts: by its helper, or as a participle that is no main verb in disguise."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        return True
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "conj") and not perfect and not _main(verb)


def _main(verb: Token) -> bool:
    """Whether a seeming participle is the verb of the name before it: "Ann Lee, who led it, called on Paris to"."""
    noun, before = verb.head, verb.doc[verb.i - 1] if verb.i else verb
    if verb.dep_ != "acl" or under(verb, "by") is not None:
        return False
    if noun.dep_ == "ROOT" and not any(child.dep_ in ("nsubj", "cop") for child in noun.children):
        return before.i == noun.i
    behind = any(child.dep_ in ("ccomp", "xcomp", "dobj") for child in verb.children)
    return before.text == "," and noun.pos_ in ("PROPN", "PRON") and behind


def source_of_verb(cast: Cast, verb: Token, papers: Papers, *, anybody: bool = False) -> Source:
    """The speaker of a verb: its subject, or the agent of a passive.

    With ``anybody`` a subject of no known kind is taken too, but no thing ("it", "this").
    """
    if passive(verb):
        agent = under(verb, "by")
        return source(cast, agent, papers) if agent is not None else Source()
    holder = inverted_subject(verb) or holder_of(verb)
    holder = after_place(verb, holder) if holder is not None else None
    if holder is not None and holder.dep_ == "pobj" and verb.dep_ == "acl" and verb.tag_ != "VBG":
        return Source()
    if holder is None or is_verb(holder):
        return Source()
    found = source(cast, holder, papers)
    outer = _outer_speaker(verb, holder)
    if outer is not None and (found.words is None or (verb.tag_ == "VBD" and verb.head.tag_ in ("VB", "VBN"))):
        return source(cast, outer, papers)
    anybody = anybody or (holder.tag_ == "NNS" and agentive(holder))
    if found.words is None and anybody and holder.pos_ in ("NOUN", "PROPN") and holder.head.i == verb.i:
        human = holder.pos_ == "PROPN" or agentive(holder)
        return Source(None, phrase(holder), weak=not human) if human or _may_speak(verb, holder) else found
    return found


def _may_speak(verb: Token, holder: Token) -> bool:
    """Whether a subject of no known kind speaks: what only *explains* or *adds* something may be a thing."""
    saying = "say" in classes_of(verb) and verb.lemma_ not in _THINGS_DO
    return saying and holder.lemma_.lower() not in statement_nouns() and holder.lemma_.lower() not in _MUTE


_THINGS_DO = wordset("explain add mean underline stress recall note dictate rule repeat proclaim advertise specify")
_MUTE = wordset("fact truth evidence data history logic result event thing reason refusal move action matter point")


def _outer_speaker(verb: Token, holder: Token) -> Token | None:
    """ "demanded that the road be opened and threatened to ...": the speaker of the first verb, by tense."""
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or any(one.dep_ == "nsubj" for one in verb.children):
        return None
    above = clause.head
    speaking = bool(classes_of(above)) and above.tag_ == verb.tag_
    return holder_of(above) if speaking and holder.head.i == clause.i else None


def _far(subject_token: Token) -> bool:
    """Whether one comma parts a subject from its verb: then it belongs to what is quoted; two enclose an aside."""
    between = subject_token.doc[subject_token.i + 1 : subject_token.head.i]
    return sum(token.text == "," for token in between) % 2 == 1


def participle_aside(verb: Token) -> bool:
    """ "..., citing documents": a participle set off by a comma, whose subject is the speaker above."""
    before = verb.left_edge.i - 1
    return verb.tag_ == "VBG" and before >= 0 and verb.doc[before].text == ","


def inverted_subject(verb: Token) -> Token | None:
    """The speaker after the verb: "..., wrote Thucydides, ...", which the parse often takes for an object."""
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i else None
    if any(
        child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.children if child.i < verb.i and not _far(child)
    ):
        return None
    if not classes_of(verb) & {"say", "quote"}:
        return None
    if before is None or not (before.is_punct or before.text in "”\"’'") or verb.tag_ not in ("VBD", "VBZ"):
        return None
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubj", "npadvmod", "oprd") and child.left_edge.i == verb.i + 1:
            return child if child.pos_ in ("PROPN", "PRON") or can_be_quoted(child) else None
    return None


def holder_of(verb: Token) -> Token | None:
    """The subject of a verb; that of the clause above for "by stating", "of demanding"."""
    if verb.dep_ == "pcomp" and not any(child.dep_ == "nsubj" for child in verb.children):
        above = verb.head.head
        return holder_of(above) if is_verb(above) and above.i != verb.i else None
    aside = verb.left_edge.lower_ in ("while", "when") or participle_aside(verb)
    speaking = bool(classes_of(verb.head))
    goes_on = verb.dep_ == "advcl" and verb.head.dep_ == "ccomp" and aside and not speaking
    if goes_on and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return subject(verb.head.head)  # "said that A is B while claiming that C": one speaker
    return subject(verb) or _before_aside(verb)


def _before_aside(verb: Token) -> Token | None:
    """ "Bede, writing in 731, says": the subject that the parse gave to the participle between."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i < verb.i:
            own = next((one for one in child.children if one.dep_ == "nsubj" and one.i < child.i), None)
            if own is not None and child.left_edge.i <= own.left_edge.i:
                return own
    return None


def source(cast: Cast, token: Token, papers: Papers) -> Source:
    """The speaker named by a noun phrase; a relative pronoun leads to its noun."""
    if token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl":
        token = token.head.head
    group = some_of(token)
    if group is not None and (cast.who(group) is not None or is_somebody(group) or group.pos_ == "NUM"):
        return Source(cast.who(group), phrase(token))
    actor = cast.who(token)
    own = cast.at(token)
    if (own is None or own.actor != actor) and not can_speak(cast, token):
        return Source()
    if actor is None:
        actor = papers.author(token)
    papers.note(token, actor)
    if any(child.lower_ == "no" for child in token.children):
        actor = None  # "no serious analyst": the words are nobody's
    if own is not None and own.last >= token.i >= own.first:
        return Source(actor, (own.first, own.last + 1))
    return Source(actor, phrase(token, without=[child for child in token.children if child.dep_ == "acl"]))


def source_of_noun(cast: Cast, noun: Token, papers: Papers) -> Source:
    """The speaker of a noun cue: possessor, adjective, "by ..."/"from ...", or the subject of "made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return source(cast, child, papers)
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod"):
            figure = cast.at(child)
            if figure is not None and cast.kind(figure) != "place" and child.dep_ != "amod":
                return Source(figure.actor, (figure.first, figure.last + 1))
    for child in noun.children:
        if child.i in cast.adjectives and child.dep_ in ("amod", "compound", "nmod"):
            return Source(cast.enter_entry(cast.adjectives[child.i]), (child.i, child.i + 1))
    for preposition in ("by", "from", "among"):
        agent = under(noun, preposition)
        if agent is not None and can_speak(cast, agent):
            return source(cast, agent, papers)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _MAKING:
        return source_of_verb(cast, noun.head, papers)
    return Source()


_MAKING = wordset(
    """make issue voice repeat put set express deliver give advance raise level spread peddle present offer reiterate
    announce send file lodge register"""
)


def audience_of(cast: Cast, verb: Token, *, direct: bool) -> str | None:
    """To whom the words go: the object of "tell", else "to ..."; an actor's id where one is known, else the words."""
    if direct:
        token = next((child for child in verb.children if child.dep_ in ("dobj", "dative", "iobj")), None)
    else:
        token = under(verb, "to") or under(verb, "with")
    if token is None or is_verb(token):
        return None
    actor = cast.who(token)
    if actor is not None:
        return actor
    if not can_speak(cast, token) and token.pos_ != "PROPN":
        return None
    words = phrase(token)
    return None if words is None or token.pos_ == "PRON" else token.doc[words[0] : words[1]].text


VENUES = wordset(
    """speech interview article essay summit conference meeting statement address letter report briefing hearing talk
    debate session television assembly post book op-ed memo dinner talks forum press"""
)


def venue_of(verb: Token) -> str | None:
    """Where or in what the words were said: "in a speech", "at the summit"."""
    for preposition in ("in", "at", "during", "on"):
        token = under(verb, preposition)
        if token is not None and token.lemma_.lower() in VENUES:
            words = phrase(token)
            return token.doc[words[0] : words[1]].text if words else None
    return None
