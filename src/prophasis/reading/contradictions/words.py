"""Word against word, word against deed, and one audience against another: a deed affirmed here and denied there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from prophasis.case import Contradiction, ContradictionKind, Side, Span
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.clause import negated
from prophasis.reading.collating.corpus import Corpus, author_of, content_id, side
from prophasis.reading.collating.days import Days, written
from prophasis.reading.contradictions.audience import where
from prophasis.reading.contradictions.matching import alike, by_deed, clusters, same_deed

Pair = tuple[Assertion, Assertion]
_BINDING = ("promise",)
"""Speech that binds the one for whom it is spoken, whoever speaks."""

LATER = 731
"""Days after a word beyond which a deed is rather a new decision than a breach of it."""
ALIKE = 0.5


def words(corpus: Corpus) -> Iterator[Contradiction]:
    """What one speaker affirms here and denies there, and what an actor says and the documents tell otherwise."""
    pairs: dict[ContradictionKind, list[Pair]] = {"audience": [], "word-word": [], "word-deed": []}
    for group in by_deed(corpus.assertions):
        for one, other in combinations(group, 2):
            if one.holds != other.holds and (found := _pair(corpus, one, other)):
                pairs[found[0]].append(found[1])
    for kind, found_pairs in pairs.items():
        for cluster in clusters(found_pairs, key=lambda one: (one.leaf.id, one.mark.id, _said(one))):
            yield _contradiction(kind, cluster)


def _said(one: Assertion) -> str:
    return one.said.mark.id if one.said else ""


def _pair(corpus: Corpus, one: Assertion, other: Assertion) -> tuple[ContradictionKind, Pair] | None:
    """Whether two assertions of opposite sense contradict each other, and how; the earlier word comes first."""
    if one.said is None and other.said is None:
        return None
    if one.said is not None and other.said is not None:
        if one.said.mark.id == other.said.mark.id or not _same_speaker(one, other):
            return None
        if not same_deed(one, other) or not _words_clash(one, other):
            return None
        kind: ContradictionKind = "audience" if _opposed(corpus, one, other) else "word-word"
        first, second = sorted((one, other), key=_when_said)
        return kind, (first, second)
    word, deed = (one, other) if one.said is not None else (other, one)
    if not _own(corpus, word) or not same_deed(word, deed) or not _deed_clashes(word, deed):
        return None
    return "word-deed", (word, deed)


def _opposed(corpus: Corpus, one: Assertion, other: Assertion) -> bool:
    """Whether one of the two was said at home and the other abroad."""
    said = (assertion.said for assertion in (one, other) if assertion.said)
    places = {where(corpus, utterance.leaf, utterance.audience, utterance.speaker) for utterance in said}
    return places == {"home", "abroad"}


def _when_said(one: Assertion) -> tuple[int, int]:
    assert one.said is not None
    return one.said.said.order


def _same_speaker(one: Assertion, other: Assertion) -> bool:
    """Whether one person or body speaks twice; what somebody only passes on is not his own word."""
    if one.said is None or other.said is None or one.said.within or other.said.within:
        return False
    return one.speaker is not None and one.speaker == other.speaker


def _words_clash(one: Assertion, other: Assertion) -> bool:
    """Whether affirming and denying clash, by the time that each speaks of and the time at which each was said."""
    yes, no = (one, other) if one.holds else (other, one)
    assert yes.said is not None
    assert no.said is not None
    if yes.days.apart(no.days):
        return False
    if yes.ahead == no.ahead:
        return True
    if yes.ahead:  # "we have not done it" and "we will do it" agree
        return False
    return not yes.said.said.before(no.said.said)


def _own(corpus: Corpus, word: Assertion) -> bool:
    """Whether a speaker speaks of what his own side does: he speaks for it, or binds it."""
    said = word.said
    if said is None or said.within is not None or said.speaker is None or word.agent is None:
        return False
    side_of = corpus.identity.side(said.speaker) or said.speaker
    if side_of == word.agent or said.speaker == word.agent:
        return True
    return side_of == said.speaker and word.ahead and any(kind in said.classes for kind in _BINDING)


def _deed_clashes(word: Assertion, deed: Assertion) -> bool:
    """Whether the deed, or its absence, speaks against the word, as the two stand in time."""
    assert word.said is not None
    if word.days.apart(deed.days):
        return False
    said: Days = word.said.said
    if word.ahead:  # it must come after the word
        if deed.days.before(said) or said.gap(deed.days) > LATER:
            return False
        return deed.days.known or (said.before(_written(deed)) and _told_apart(word, deed))
    return not said.before(deed.days)


def _told_apart(word: Assertion, deed: Assertion) -> bool:
    """Whether both name something besides the deed, so that an undated one can be known for the one meant."""
    return bool((word.names | word.things) and (deed.names | deed.things)) and alike(word, deed) >= ALIKE


def _written(deed: Assertion) -> Days:
    """The day by which a document that tells of a deed was written."""
    published = written(deed.leaf.document.published)
    return Days(published.last, published.last)


def _contradiction(kind: ContradictionKind, cluster: list[Pair]) -> Contradiction:
    best = max(cluster, key=_weight)
    more = [[pair[at].leaf.span(pair[at].sentence) for pair in cluster] for at in (0, 1)]
    sides = (_side(best[0], more[0]), _side(best[1], more[1]))
    return Contradiction(
        id=content_id(kind, *(repr(one.spans[0]) for one in sides)),
        kind=kind,
        sides=sides,
        about=best[0].agent,
        why=_why(kind, best, sides),
    )


def _weight(pair: Pair) -> tuple[float, ...]:
    """What speaks for showing a pair: both sides dated and plainly told, of one document, in few words."""
    dated = [bool(one.said.dated if one.said else one.days.known) for one in pair]
    plain = [one.holds != negated(one.leaf.text, one.clause, one.place[0]) for one in pair]
    words = sum(one.clause[1] - one.clause[0] for one in pair)
    return float(sum(dated)), float(sum(plain)), float(pair[0].leaf.id == pair[1].leaf.id), -words


def _side(one: Assertion, more: Sequence[Span]) -> Side:
    if one.said is None:
        return side(one.leaf, one.sentence, who=one.agent, name=author_of(one.leaf), when=one.days.edtf, more=more)
    return side(
        one.leaf,
        one.sentence,
        who=one.speaker,
        name=one.said.name,
        when=one.said.dated,
        audience=one.said.audience,
        more=more,
    )


def _why(kind: ContradictionKind, pair: Pair, sides: tuple[Side, Side]) -> str:
    """In a sentence, who says what and what stands against it."""
    (first, second), (said, then) = sides, (_quoted(one) for one in pair)
    spoke = f"{first.name} {_verb(pair[0])}{_before(kind, first)}{_on(first)} that “{said}”"
    if kind == "word-deed":
        return f"{spoke}; {second.name} tells{_on(second)}: “{then}”."
    return f"{spoke}, and {_verb(pair[1])}{_before(kind, second)}{_on(second)} that “{then}”."


def _verb(one: Assertion) -> str:
    return "denied" if one.said and "deny" in one.said.classes else "said"


def _before(kind: ContradictionKind, one: Side) -> str:
    return f" before {one.audience.replace('-', ' ')}" if kind == "audience" and one.audience else ""


def _quoted(one: Assertion) -> str:
    return one.leaf.quote(one.clause).strip(" ,.;:“”\"'")


def _on(one: Side) -> str:
    return f" ({one.when})" if one.when else ""


__all__ = ["words"]
