"""Person names: which words of a page name a person, whatever the language model takes them for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.cast.names import Hit
from prophasis.reading.cues import beliefs, statement_verbs
from prophasis.reading.gazetteer import gazetteer
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLLECTIVE = wordset("government administration regime cabinet team campaign presidency dynasty family")
_NOT_NAMES = wordset("""
    accord accords agreement treaty format summit revolution war pact doctrine declaration protocol conference act
    plan pandemic crisis museum tomb street square center centre institute university""")


def person_names(doc: Doc, found: list[Hit]) -> list[tuple[int, int]]:
    """The bare names of persons, without titles, possessive endings and what the gazetteer knows better."""
    named = {index: hit for hit in found for index in range(hit.first, hit.last + 1)}
    counts: dict[str, int] = {}
    spans = []
    for ent in doc.ents:
        if ent.label_ != "PERSON":
            continue
        first, last = ent.start, ent.end - 1
        while first <= last and _is_title(doc[first]):
            first += 1
        while last >= first and (doc[last].dep_ == "case" or not doc[last].text[0].isalpha()):
            last -= 1
        if first > last or not doc[first].text[0].isupper() or doc[last].lower_ in _NOT_NAMES:
            continue
        if doc[first].text.isupper() and len(doc[first].text) > 3 and first == last:
            continue
        if any(not char.isalpha() and char not in "-.'’" for token in doc[first : last + 1] for char in token.text):
            continue
        if any(token.text in ("'s", "’s") for token in doc[first : last + 1]) or stands_in(doc, first):
            continue
        known = [named[index] for index in range(first, last + 1) if index in named]
        if known and (first == last or all(index in named for index in range(first, last + 1))):
            continue
        if first == last:
            counts[doc[first].text] = counts.get(doc[first].text, 0) + 1
        spans.append((first, last))
    spans += _mistaken(doc, named)
    spans += _well_known(doc, named, spans)
    spans += _after_titles(doc, named, spans)
    spans += _speakers(doc, named, spans)
    full = {doc[last].text for first, last in spans if first < last} | {
        doc[first].text for first, last in spans if first < last
    }
    return [(first, last) for first, last in spans if first < last or _trusted(doc[first], counts, full)]


def stands_in(doc: Doc, first: int) -> bool:
    """Whether a name stands behind "in" or "near", or in a list that does: a place taken for a person."""
    if doc[first].text in gazetteer().genders:
        return False
    at = first
    while at > 1 and doc[at - 1].text in (",", "and", "or") and doc[at - 2].ent_type_:
        at -= 1 + (doc[at - 2].text == ",")
        while at > 0 and doc[at - 1].ent_type_:
            at -= 1
    return at > 0 and doc[at - 1].lower_ in _WITHIN and doc[at - 1].pos_ == "ADP"


_WITHIN = wordset("in near at outside around across throughout")


def _well_known(doc: Doc, named: dict[int, Hit], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Surnames of public life that stand alone."""
    taken = {index for first, last in spans for index in range(first, last + 1)}
    known = gazetteer().surnames
    found = [token.i for token in doc if token.text in known and token.i not in taken and token.i not in named]
    return [(i, i) for i in found if not _within_name(doc, i)]


def _within_name(doc: Doc, i: int) -> bool:
    """Whether capitals stand beside a word: "Lincoln Center", "Fort Jefferson"."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    before = doc[i - 1] if i else None
    if after is not None and after.text[0].isupper() and after.pos_ == "PROPN":
        return True
    beside = before is not None and before.text[0].isupper() and before.pos_ == "PROPN" and not _is_title(before)
    return beside or (before is not None and before.lower_ == "the")


def _mistaken(doc: Doc, named: dict[int, Hit]) -> list[tuple[int, int]]:
    """Names of up to three words that the model takes for bodies or places and the text for persons.

    A known given name, an age behind a comma, a noun for a person beside it, or "he" and "she" right after tell.
    """
    found = []
    for ent in doc.ents:
        if ent.label_ not in ("ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART") or len(ent) > 3:
            continue
        if len(ent) == 1 and ent.text not in gazetteer().genders:
            continue
        if any(token.i in named or not token.text.istitle() or token.lower_ in _NOT_NAMES for token in ent):
            continue
        if ent.start and (doc[ent.start - 1].lower_ == "the" or portfolio(doc, ent.start)):
            continue
        after = doc[ent.end : ent.end + 3]
        aged = len(after) == 3 and after[0].text == "," and after[1].like_num and after[2].is_punct
        beside = ent.root.dep_ == "appos" and ent.root.head.lower_ in gazetteer().titles
        if ent[0].text in gazetteer().genders or aged or beside or _then_he(ent[-1]):
            found.append((ent.start, ent.end - 1))
    return found


def portfolio(doc: Doc, first: int) -> bool:
    """Whether a name tells an office apart and names nobody: "Minister for Marine Affairs"."""
    title = doc[first - 2].lower_ if first > 1 and doc[first - 1].lower_ in ("for", "of") else ""
    return gazetteer().titles.get(title) == "office"


def _then_he(last: Token) -> bool:
    """Whether a subject is followed by a sentence that begins with "he" or "she"."""
    after = last.doc[last.sent.end : last.sent.end + 1]
    said = last.dep_ == "nsubj" and last.head.lemma_.lower() in statement_verbs()
    return said and len(after) == 1 and after[0].lower_ in ("he", "she")


def _after_titles(doc: Doc, named: dict[int, Hit], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Two or three capitalised words after the title of an office, whatever the model takes them for."""
    taken = {index for first, last in spans for index in range(first, last + 1)}
    extra = []
    for token in doc:
        if gazetteer().titles.get(token.lower_) not in ("head", "office"):
            continue
        last = token.i
        while last + 1 < len(doc) and last - token.i < 3 and _is_name_word(doc[last + 1], named, taken):
            last += 1
        if last - token.i >= 2:
            extra.append((token.i + 1, last))
    return extra


def _speakers(doc: Doc, named: dict[int, Hit], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A capitalised word of no known kind that says, thinks or urges something is a person ("Pericles urged").

    The model takes names of antiquity for bodies; where a text speaks of polities of the past it is not believed.
    """
    taken = {index for first, last in spans for index in range(first, last + 1)}
    extra = []
    within = {token.text for token in doc if not token.is_sent_start and token.text[0].isupper()}
    ancient = sum(hit.entry.sort == "polity" for hit in named.values()) >= 3
    for token in doc:
        if token.dep_ != "nsubj" or not _is_name_word(token, named, taken):
            continue
        if token.ent_type_ in ("NORP", "FAC", "EVENT") or (token.ent_type_ == "ORG" and not ancient):
            continue
        if token.is_sent_start and not token.ent_type_ and token.text not in within:
            continue
        if token.i and doc[token.i - 1].ent_type_ in ("ORG", "GPE") and doc[token.i - 1].dep_ == "compound":
            continue
        lemma = token.head.lemma_.lower()
        before = doc[token.i - 1].lower_ if token.i else ""
        if before not in ("the", "a", "an") and (lemma in statement_verbs() or ("verb", lemma) in beliefs()):
            first = token.i
            while first > 0 and doc[first - 1].dep_ == "compound" and _is_name_word(doc[first - 1], named, taken):
                first -= 1
            extra.append((first, token.i))
    return extra


def _is_name_word(token: Token, named: dict[int, Hit], taken: set[int]) -> bool:
    proper = token.pos_ == "PROPN" and token.is_alpha and token.text[0].isupper() and not token.text.isupper()
    return proper and token.i not in named and token.i not in taken and not _is_title(token)


def _trusted(token: Token, counts: dict[str, int], full: set[str]) -> bool:
    """A single word is a person where it recurs or is known, is part of a full name, follows a title, or acts."""
    known = token.text in gazetteer().surnames or token.text in gazetteer().genders
    if known or token.text in full or counts.get(token.text, 0) > 1:
        return True
    before = token.nbor(-1) if token.i else None
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in COLLECTIVE:
        return True
    return (before is not None and _is_title(before)) or token.dep_ in ("nsubj", "poss")


def _is_title(token: Token) -> bool:
    return token.lower_ in gazetteer().titles or token.lower_ in ("former", "late", "then")
