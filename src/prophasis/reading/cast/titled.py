"""Titled names: bodies and places whose capitalised name holds a noun for what they are ("Bank of England")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import ActorKind
from prophasis.reading.cast.names import Hit
from prophasis.reading.cast.roster import Cast, Figure
from prophasis.reading.gazetteer import gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODY_NOUNS = wordset("""
    center centre institute institution council group bank ministry party university college foundation association
    committee commission agency academy federation union corporation department office bureau fund forum fleet""")
_TITLED = (BODY_NOUNS - wordset("ministry office")) | wordset("""
    alliance front movement league organization organisation court society church coalition congress democrats greens
    authority corps network trust board club brotherhood syndicate orchestra senate confederation company caucus
    legislature chamber conservatives socialists radicals inc. ltd ltd. plc gmbh corp.
    veterans daughters sons initiative campaign project roundtable review times post tribune gazette herald
    seminary school museum library hospital""")
_PARTIES = wordset("party union alliance front movement league coalition democrats congress federation")
_FOREIGN = wordset("""
    parti partido partito partei partai partij partia partisi strana stranka lega liga lliga bloc bloque blok frente
    mouvement movimento movimiento movimentul unión unione união alianza alleanza aliança action acción azione union
    front parti soqosoqo komunista herri fianna rassemblement rally junta juntos izquierda sinistra democrazia
    demokraten democraten liberalen""")
_FOREIGN_SMALL = wordset("""
    de du des la le les et di dei delle della del d' y e ni na für und en van der den das do da dos al el los las i za
    pour per por voor za""")
_LOCAL = wordset("""
    county counties province district island islands river lake bay peninsula valley airport street streets road avenue
    hall cathedral castle square hills mountains mountain desert sea ocean strait archipelago prefecture oblast
    voivodeship canal basin gulf coast harbour harbor beach park station prison palace barracks bridge""")
_POLITY = wordset("""
    principality duchy kingdom province colony republic state county territory emirate sultanate governorate
    oblast district khanate margraviate bishopric electorate city town isle island gulf cape strait bay""")
_RANKS = wordset("""
    member members leader leaders president senator senators chairman chairwoman chair mp mps mla mlas msp msps mep meps
    candidate candidates representative representatives congressman congresswoman secretary governor minister deputy
    deputies councillor government governments coalition incumbent nominee spokesman spokeswoman parties premier mpp""")
"""What stands behind a body's name and is no part of it: "Reform Party MP"."""


def place_titled(cast: Cast, found: list[Hit]) -> None:
    """Bodies whose capitalised name holds a noun for a body: "Social Democratic Party of Croatia"."""
    known = {index: hit for hit in found for index in range(hit.first, hit.last + 1)}
    index = 0
    while index < len(cast.doc):
        first, last = _run(cast, index)
        index = max(index, last) + 1
        last = _trimmed(cast, first, last)
        if last <= first or not cast.free(first, last) or not _names_body(cast.doc, first, last):
            continue
        if all(place in known and known[place] is known.get(first) for place in range(first, last + 1)):
            continue
        _place(cast, first, last, "organisation")
    place_local(cast)


def place_local(cast: Cast) -> None:
    """Places named with what they are: "Cook County", "the Euphrates River", "the Duchy of Warsaw"."""
    doc = cast.doc
    for token in doc:
        if token.i in cast.by_token or not token.text[0].isupper():
            continue
        if token.lower_ in _LOCAL and token.i and _is_plain_name(doc, token.i - 1):
            first = token.i - 1
            while first > 0 and _is_plain_name(doc, first - 1):
                first -= 1
            if cast.free(first, token.i) and not _is_name(doc, token.i + 1):
                _place(cast, first, token.i, "place")
        elif token.lower_ in _POLITY and _is_name(doc, token.i + 2) and doc[token.i + 1].lower_ == "of":
            last, first = token.i + 2, token.i
            while _is_name(doc, last + 1):
                last += 1
            while first > 0 and _is_plain_name(doc, first - 1):
                first -= 1
            if cast.free(first, last) and not _known(doc, first, last):
                _place(cast, first, last, "place")


def _known(doc: Doc, first: int, last: int) -> bool:
    """Whether the gazetteer knows a name better: "Republic of Ireland"."""
    words = tuple(token.text for token in doc[first : last + 1])
    return any(name.words == words for name in gazetteer().names.get(words[0], ()))


def _place(cast: Cast, first: int, last: int, kind: ActorKind) -> None:
    name = cast.doc[first : last + 1].text
    cast.enter(slug(name), name, kind)
    cast.place(Figure(first, last, last, slug(name), "name"))


def _names_body(doc: Doc, first: int, last: int) -> bool:
    return any(token.lower_ in _TITLED or token.lower_ in _FOREIGN for token in doc[first : last + 1])


def _trimmed(cast: Cast, first: int, last: int) -> int:
    """Where a name ends before a rank or a person named behind it."""
    doc = cast.doc
    for place in range(first + 1, last + 1):
        body = _names_body(doc, first, place - 1)
        person = doc[place].ent_type_ == "PERSON" and doc[place].ent_iob_ == "B" and doc[place - 1].lower_ != "of"
        if body and (person or doc[place].lower_ in _RANKS):
            return place - 1
    while last > first and doc[last].lower_ in ("of", "for", "and", "the", "on"):
        last -= 1
    return last


def _run(cast: Cast, index: int) -> tuple[int, int]:
    """The run of capitalised words from ``index`` on, with the small words of a body's name between them."""
    doc, last = cast.doc, index - 1
    place = index
    while place < len(doc) and place not in cast.blocked:
        token = doc[place]
        if place > index and token.is_sent_start:
            break
        opens = place == index and token.pos_ in ("DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV")
        if _is_name(doc, place) and not opens and token.lower_ not in ("the", "a", "an"):
            last = place
        elif not (last >= index and _joins(doc, index, place)):
            break
        place += 1
    return index, last


def _joins(doc: Doc, first: int, place: int) -> bool:
    """Whether a small word goes on with a body's name: "of" after its noun, "and" within what it is of."""
    word, following = doc[place].lower_, place + 1
    if following >= len(doc):
        return False
    before = doc[first:place]
    body = any(token.lower_ in _TITLED for token in before)
    if word in _FOREIGN_SMALL and any(token.lower_ in _FOREIGN for token in before):
        return _is_name(doc, following) or doc[following].lower_ in _FOREIGN_SMALL
    if word in ("of", "for", "on", "against"):
        whole = body or before[-1].lower_ == "ministry"
        return whole and (_is_name(doc, following) or doc[following].lower_ == "the")
    if word == "the":
        return doc[place - 1].lower_ in ("of", "for") and _is_name(doc, following)
    if word in ("'", "’", "'s", "’s"):
        return not body and _ahead(doc, following) and doc[place - 1].ent_type_ != "PERSON"
    if word in ("-", "–"):
        return _is_name(doc, following)
    return word in ("and", "&") and _is_name(doc, following) and _and_joins(doc, before, following, body=body)


def _and_joins(doc: Doc, before: list[Token] | object, following: int, *, body: bool) -> bool:
    """ "and" before the noun ("Food and Drug Administration"), or in what it is of ("Academy of Arts and Sciences")."""
    if doc[following].pos_ in ("DET", "PRON") or doc[following].ent_type_ == "PERSON":
        return False
    words = [token for token in doc[following - 4 : following - 1] if token.lower_ in ("of", "for")]
    if body:
        return bool(words) and not _ahead(doc, following) and doc[following].ent_type_ not in ("GPE", "NORP", "LOC")
    return _ahead(doc, following) and doc[following].ent_type_ not in ("GPE", "NORP")


def _ahead(doc: Doc, place: int) -> bool:
    """Whether a noun for a body follows within the same capitals."""
    for step in range(4):
        if not _is_name(doc, place + step):
            return False
        if doc[place + step].lower_ in _TITLED:
            return True
    return False


def _is_name(doc: Doc, place: int) -> bool:
    return place < len(doc) and doc[place].text[0].isupper() and any(char.isalpha() for char in doc[place].text)


def _is_plain_name(doc: Doc, place: int) -> bool:
    token = doc[place]
    if not (_is_name(doc, place) and token.text.replace("-", "").isalpha()) or token.lower_ in gazetteer().titles:
        return False
    return not (token.is_sent_start and token.pos_ in ("DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV"))
