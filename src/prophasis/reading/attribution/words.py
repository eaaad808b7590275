"""Words: the record of one statement, and where the content of a cue stands in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from prophasis.reading.attribution.sources import Source, Stretch
from prophasis.reading.clauses import stretch
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Mode = Literal["direct", "indirect", "mixed", "act"]

TOPICS = ("about", "for", "of", "on", "against", "over")
"""Prepositions that lead from a cue to what the words are about."""
_MANNER = wordset("condition behalf background record phone telephone radio television occasion ground")
"""What follows "on" or "for" after a verb of speech and tells how words were said, not what they were."""
TO = wordset("object refer point allude appeal agree admit confess objection opposition commitment")
"""Cues whose topic follows "to"; after other cues the audience does."""
EVIDENCE = wordset("evidence ground proof indication sign wrongdoing violation basis link merit fault flaw support")
"""What an inquiry finds, or finds none of."""
STANDING = wordset(
    "support oppose endorse back favor favour embrace champion denounce disavow agree disagree approve commit rule"
)
"""Verbs of a stand that is told also where it is denied: "does not support the plan"."""
GENERIC = wordset("thing point message following this")
"""What only announces the words behind a colon: "agree on one thing: ..."."""
PREPOSITIONS: dict[str, tuple[str, ...]] = {
    verb: tuple(prepositions.split())
    for verbs, prepositions in (
        ("point allude refer", "to"),
        ("push press campaign advocate vouch lobby clamor clamour call plead beg apologize apologise", "for"),
        ("object accede consent commit", "to"),
        ("agree disagree concur", "with on about to"),
        ("weigh dwell harp insist", "on"),
        ("hint", "at of"),
        ("scoff sneer jeer lash hit fire shoot", "at against"),
        ("warn caution", "of about against"),
        ("rail inveigh fulminate preach", "against"),
        ("argue", "for against about"),
        ("appeal", "for to"),
        ("brag boast crow gloat joke quip complain rave gush fume worry wonder talk speak", "about of over against on"),
        ("inquire enquire", "about into"),
        ("tweet post blog", "about"),
        ("threaten", "with"),
    )
    for verb in verbs.split()
}
"""Prepositions that lead from a verb to its topic, where they are its own."""


@dataclass(frozen=True)
class Words:
    """Somebody's words: token stretches of cue and content, who speaks to whom, and how they are given."""

    cue: Stretch
    content: Stretch
    mode: Mode
    source: Source
    anchor: int
    audience: str | None = None
    venue: str | None = None
    false: bool = False


def topics(head: Token, prepositions: tuple[str, ...]) -> Iterator[Stretch]:
    candidates = [
        (prepositions.index(child.lower_), inner)
        for child in head.children
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions
        for inner in child.children
        if inner.dep_ in ("pobj", "pcomp") and inner.ent_type_ not in ("DATE", "TIME")
        if inner.lemma_.lower() not in _MANNER and not (child.lower_ == "for" and head.lemma_ in ("speak", "talk"))
    ]
    # "to foreign leaders about the war": the nearest preposition in the order of the list is the topic
    for _, inner in sorted(candidates, key=lambda pair: pair[0])[:1]:
        content = stretch(inner)
        if content is not None and not announces(inner):
            yield content


def announces(noun: Token) -> bool:
    """Whether a noun only announces what follows a colon."""
    doc, after = noun.doc, noun.right_edge.i + 1
    return noun.lemma_.lower() in GENERIC and after < len(doc) and doc[after].text == ":"


def bare(doc: Doc, first: int, last: int) -> Stretch:
    """A stretch without signs and white space at its ends."""
    while first < last and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return first, last


def infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
