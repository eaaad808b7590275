"""Glosses: a term in quotation marks, and what the text says it means, or what somebody calls so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prophasis.case import Gloss, Mention, Place
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import one_line

_TERM = r"[\"“‘'](?P<term>[^\"“”‘\n]{2,60}?)[,.]?[\"”’']"
_THING = r"(?P<meaning>(?:the |its |his |her |their |this |that |an? )?[\w'’ -]{2,60}?)"
_END = r"(?=[,.;:)]|\s+(?:and|but|because|which|who|while|when|in|on|for|from|as)\b|$)"
_CALL = (
    r"(?:call(?:s|ed|ing)?|term(?:s|ed)?|dub(?:s|bed)?|describe[sd]?|label(?:s|led)?|brand(?:s|ed)?|refer(?:s|red)? to)"
)
_NAME = r"(?P<by>[\w'’ -]{2,60}?)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_NAME}\s+{_CALL}\s+{_THING}\s+(?:as\s+)?(?:an?\s+|the\s+)?{_TERM}",
        rf"{_TERM},?\s+as\s+{_NAME}\s+{_CALL}\s+{_THING}{_END}",
        rf"(?i:what)\s+{_NAME}\s+{_CALL}\s+(?:an?\s+|the\s+)?{_TERM}\s+(?:is|was|means|meant)\s+{_THING}{_END}",
        rf"(?i:by)\s+(?:the\s+(?:word|term|phrase)\s+)?{_TERM},?\s+{_NAME}\s+(?:means?|meant)\s+{_THING}{_END}",
        rf"{_TERM},?\s+(?:that is|i\.e\.|meaning|by which {_NAME} (?:means?|meant)),?\s+{_THING}{_END}",
        rf"{_TERM}\s+(?:means?|meant|stands? for|stood for)\s+{_THING}{_END}",
    )
)
"""Who calls what so; "T", as X calls it; what X calls "T" is; by "T" X means; "T", that is; "T" means."""
_VAGUE = frozenset("it this that them him her these those he she what which itself".split())
_NO_THING = re.compile(r"(?:by|to|for|of|in|on|as|with|from|that|how|why)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\s+(?:has|have|had|now|also|still|always|often|repeatedly|officially|merely|only)$")


def glosses(corpus: Corpus) -> tuple[Gloss, ...]:
    """Every sense of every quoted term that the documents gloss, with who uses it so; each sense once."""
    found: dict[tuple[str, str, str | None], Gloss] = {}
    for leaf in corpus.leaves:
        for place in leaf.sentences:
            for gloss in _in_sentence(corpus, leaf, place):
                key = (gloss.term.lower(), gloss.meaning.lower(), gloss.by)
                known = found.get(key)
                spans = (*(known.spans if known else ()), *gloss.spans)
                found[key] = Gloss(term=gloss.term, meaning=gloss.meaning, by=gloss.by, spans=spans)
    return tuple(found.values())


def _in_sentence(corpus: Corpus, leaf: Leaf, place: Place) -> Iterator[Gloss]:
    text = leaf.text[place[0] : place[1]].replace("\n", " ").replace("\r", " ")
    if not any(mark in text for mark in '"“‘'):
        return
    taken: set[str] = set()
    for shape in _SHAPES:
        for match in shape.finditer(text):
            term = one_line(match["term"])
            meaning = _meant(match)
            if meaning is None or term.lower() in taken or len(term.split()) > 6:
                continue
            taken.add(term.lower())
            by = match.groupdict().get("by")
            who = _who(corpus, leaf, place[0] + match.start("by"), place[0] + match.end("by")) if by else None
            caller = who or (_AUXILIARY.sub("", one_line(by)) if by else None)
            yield Gloss(term=term, meaning=meaning, by=caller, spans=(leaf.span(place),))


def _meant(match: re.Match[str]) -> str | None:
    """What the term stands for; None where the words name no thing."""
    meaning = re.sub(r"\s+as\b.*$", "", one_line(match["meaning"])).strip()
    passive = match.groupdict().get("by") and re.search(r"\b(?:was|were|is|are|been|being)$", one_line(match["by"]))
    if passive or meaning.lower() in _VAGUE or _NO_THING.match(meaning) or not re.search(r"\w{3}", meaning):
        return None
    return meaning


def _who(corpus: Corpus, leaf: Leaf, start: int, end: int) -> str | None:
    """The name of the last actor named in the words before the verb."""
    found = [mark for mark in leaf.within("mention", start, end) if isinstance(mark.payload, Mention)]
    if not found:
        return None
    payload = found[-1].payload
    assert isinstance(payload, Mention)
    return corpus.name(corpus.identity.key(leaf.id, payload.actor))


__all__ = ["glosses"]
