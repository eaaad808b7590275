"""Labels: the words given by a colon or a dash: "Poll: voters are tired", "His answer: no", "... — Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.attribution.cue_verbs import classes_of
from prophasis.reading.attribution.sources import Papers, Source, Stretch, source, source_of_noun, source_of_verb
from prophasis.reading.attribution.words import GENERIC, Words, bare
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, phrase
from prophasis.reading.cues import statement_nouns
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LABELS = wordset(
    """report reports poll polls study survey analysis source sources police officials critics experts analysts
    campaign aide aides adviser advisers spokesman spokeswoman lawyer lawyers prosecutors court"""
)
"""What may stand as a label before a colon without being a name; "note", "text" or "video" are none of anybody's."""
_ANSWERS = wordset("answer response reply message verdict pitch advice point takeaway line motto slogan warning")
_LONGEST = 7
"""How many words a label may have."""


def labelled_words(cast: Cast, colon: Token, papers: Papers) -> Iterator[Words]:
    """What follows a colon, where what stands before it says whose words they are."""
    doc = cast.doc
    if not 0 < colon.i < len(doc) - 2:
        return
    before = doc[colon.i - 1]
    content = bare(doc, colon.i + 1, doc[colon.i + 1].sent.end)
    if content[1] - content[0] < 1:
        return
    label = _label(cast, before, papers)
    if label is not None:
        quoted = doc[colon.i + 1].text in _OPENING
        if not quoted and any(is_verb(token) for token in doc[slice(*content)]):
            yield Words((colon.i, colon.i + 1), content, "indirect", label, colon.i)
        return
    noun = before.lemma_.lower()
    if before.pos_ == "NOUN" and (noun in _ANSWERS or noun in statement_nouns()) and before.dep_ != "pobj":
        speaker = source_of_noun(cast, before, papers)
        if speaker.words is not None:
            yield Words((before.i, before.i + 1), content, "indirect", speaker, before.i)
    elif noun in GENERIC:
        said = [one for one in doc[before.sent.start : before.i] if is_verb(one) and classes_of(one)]
        speaker = source_of_verb(cast, said[-1], papers) if said else Source()
        if speaker.words is not None:
            yield Words((said[-1].i, said[-1].i + 1), content, "indirect", speaker, said[-1].i)


def _label(cast: Cast, last: Token, papers: Papers) -> Source | None:
    """Who is named by a label that opens a paragraph: a person, or a body or paper that can be quoted so."""
    doc, figure = cast.doc, cast.by_token.get(last.i)
    first = last.i
    while first and last.i - first < _LONGEST and not doc[first - 1].text_with_ws.endswith("\n\n"):
        first -= 1
        if doc[first].is_punct or is_verb(doc[first]):
            return None
    if first and not doc[first - 1].text_with_ws.endswith("\n\n"):
        return None
    person = figure is not None and cast.kind(figure) == "person" and figure.how != "pronoun"
    if figure is not None and person:
        return source(cast, doc[figure.head], papers) if figure.first == first else None
    if last.lower_ not in _LABELS:
        return None
    named = source(cast, last, papers)
    return named if named.words is not None else Source(None, phrase(last) or (last.i, last.i + 1))


def signed_words(cast: Cast, dash: Token, papers: Papers) -> Iterator[Words]:
    """ "..." — Ann Lee: a quotation with a dash and the name of who said it, to the end of the line."""
    doc = cast.doc
    figure = cast.by_token.get(dash.i + 1)
    if dash.i < 2 or doc[dash.i - 1].text not in _CLOSING or figure is None or figure.how == "pronoun":
        return
    if cast.kind(figure) != "person" or not _ends_line(doc, figure.last):
        return
    first = next((one.i for one in reversed(doc[: dash.i - 1]) if one.text in _OPENING), None)
    if first is not None:
        content: Stretch = (first + 1, dash.i - 1)
        yield Words((dash.i, dash.i + 1), content, "direct", source(cast, doc[figure.head], papers), dash.i)


def _ends_line(doc: Doc, last: int) -> bool:
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is None or "\n" in doc[last].text_with_ws or after.is_space or after.text in (",", ".", "(")


_OPENING = ('"', "“", "‘")
_CLOSING = ('"', "”", "’")
