"""Speakers: which nouns name somebody, or a paper, that words can come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import under
from prophasis.reading.cues import person_nouns
from prophasis.reading.gazetteer import gazetteer
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKERS = wordset(
    """who he she they we i you many some others several most both critic critics supporter supporters opponent
    opponents proponent proponents advocate advocates skeptic skeptics sceptic sceptics witness witnesses author
    authors writer writers researcher researchers scientist scientists economist economists lawyer lawyers friend
    friends man woman person people everyone nobody none no-one spokesperson insider insiders colleague colleagues
    rival rivals side sides party parties another others host hosts anchor anchors percent % half
    anyone somebody someone those realist realists pundit pundits figure
    figures columnist columnists correspondent correspondents mother father doctor doctors police prosecutors"""
)
EXPERTS = wordset(
    """researcher researchers scientist scientists economist economists historian historians scholar scholars study
    studies inquiry investigation investigators survey auditors inspectors court judges jury commission committee
    scientist scientists expert experts analyst analysts team police prosecutors examiners researchers audit review"""
)
PAPERS = wordset(
    """report statement essay article speech letter study communique communiqué document documents ultimatum treaty
    declaration announcement investigation memo memorandum text poll survey paper book transcript dispatch cable
    machine apparatus
    editorial tweet post message manifesto resolution law constitution decree note press media site website outlet
    blog column headline filing lawsuit complaint indictment subpoena affidavit audit testimony transcript ad
    advertisement record records emails e-mail email video tape recording diary diaries study studies census
    research estimate estimates
    inquiry probe account feed version finding findings analysis review commercial
    accord agreement charter doctrine strategy interview address sermon inscription decree proclamation"""
)


def can_speak(cast: Cast, token: Token) -> bool:
    """Whether a noun names somebody, or a paper, that words can come from."""
    figure = cast.at(token)
    if figure is not None:
        return cast.kind(figure) != "place"
    word = token.lower_
    if word in SPEAKERS or word in PAPERS or token.lemma_.lower() in PAPERS or role_of(token) is not None:
        return True
    if gazetteer().titles.get(word) in ("head", "office", "relation") or is_somebody(token):
        return True
    return token.ent_type_ in ("PERSON", "ORG", "NORP") or word in ("it", "which", "that")


def is_somebody(token: Token) -> bool:
    """A noun for a kind of person or a body of people, or a number of such."""
    noun = token.lemma_.lower()
    if noun in person_nouns() or noun in _BODIES:
        return True
    group = some_of(token)
    return group is not None and group.pos_ in ("NOUN", "PROPN") and group.i != token.i and is_somebody(group)


_BODIES = wordset(
    """group team union association organization organisation company firm bank school university college institute
    agency department bureau board council commission committee panel court tribunal chamber caucus delegation
    coalition alliance campaign camp household family community crowd audience public electorate majority minority
    staff crew jury church parish clergy army navy force police government administration ministry cabinet office
    regime opposition parliament congress senate legislature assembly house party movement network newspaper paper
    magazine station publisher club league society foundation charity nonprofit lobby industry business hospital
    embassy consulate mission side wing faction generation left right base establishment world nation country state
    city town village county district trust syndicate conglomerate corporation manufacturer carrier airline
    people men women youth population citizenry ranks leadership management police tribe clan class"""
)


def some_of(token: Token) -> Token | None:
    """Whom "one of them", "some of the officers" are taken from."""
    return under(token, "of") if token.lower_ in _SOME else None


_SOME = wordset(
    """one some many most both several each few two three all none neither either number majority minority handful
    dozen dozens hundreds thousands scores half third quarter percent % lot crowd group host string slew plenty"""
)


def agentive(noun: Token) -> bool:
    """Whether a noun ends like those for people who do something: "checkers", "lobbyist"."""
    lemma = noun.lemma_.lower()
    return lemma.endswith(AGENTS) and lemma not in _NO_AGENTS


_NO_AGENTS = wordset(
    """paper letter order number matter river power water error factor sector motor computer tower offer answer barrier
    newsletter poster banner chapter quarter center centre corner border cover disaster weather paper dinner summer
    winter shoulder finger rumor humor favor labor color door floor horror terror mirror tenor color behavior list
    fist twist mist plant grant warrant descendant degree fee committee tree coffee knee guarantee"""
)
AGENTS = ("er", "or", "ist", "ian", "eer", "ee", "man", "woman", "men", "ant")
"""Endings of nouns for those who do something."""


def can_be_quoted(noun: Token) -> bool:
    return (
        is_somebody(noun)
        or agentive(noun)
        or noun.lemma_.lower() in PAPERS
        or noun.lower_ in SPEAKERS
        or bool(role_of(noun))
    )
