"""Word against word, word against deed, and one audience against another: a deed affirmed here and denied there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from prophasis.case import Contradiction, ContradictionKind, Side, Span
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.clause import negated
from prophasis.reading.collating.corpus import Corpus, author_of, content_id, side
from prophasis.reading.collating.days import Days, written
from prophasis.reading.collating.lexicon import classes_of, families, known
from prophasis.reading.contradictions.audience import where
from prophasis.reading.contradictions.matching import (
    DOER,
    THING,
    alike,
    at_odds,
    clash,
    clusters,
    in_common,
    rivals,
    same_deed,
)

Pair = tuple[Assertion, Assertion]
_BINDING = ("promise",)
"""Speech that binds the one for whom it is spoken, whoever speaks."""

_ANYBODY = re.compile(r"(?:people|some|others|many|most|residents|rumours?|they|everybody|everyone|critics)\b", re.I)
LATER = 731
"""Days after a word beyond which a deed is rather a new decision than a breach of it."""
YEAR, MONTH = 366, 31
"""Days before a word within which a deed speaks against its denial, and against what excludes the deed."""
SOON = 10
"""Days within which two words of one speaker, one of them a sweeping denial, are of one matter."""
ALIKE = 0.5


def words(corpus: Corpus) -> Iterator[Contradiction]:
    """What one speaker affirms here and denies there, and what an actor says and the documents tell otherwise."""
    pairs: dict[ContradictionKind, list[Pair]] = {"audience": [], "word-word": [], "word-deed": []}
    for one, other in rivals(corpus.assertions):
        if found := _pair(corpus, one, other):
            pairs[found[0]].append(found[1])
    for kind, found_pairs in pairs.items():
        by_word: dict[tuple[str | None, str], list[Pair]] = defaultdict(list)
        for pair in found_pairs:
            word = pair[0]
            near = (key for key in by_word if key[0] == word.speaker and _akin(key[1], word.family))
            by_word[next(near, (word.speaker, word.family))].append(pair)
        for same in by_word.values():
            for cluster in clusters(same, key=lambda one: (one.key, one.speech)):
                yield _contradiction(kind, cluster)


def _akin(one: str, other: str) -> bool:
    return other in known(one).entails or one in known(other).entails


def _pair(corpus: Corpus, one: Assertion, other: Assertion) -> tuple[ContradictionKind, Pair] | None:
    """Whether two assertions contradict each other, and how; the earlier word comes first."""
    if (one.said is None and other.said is None) or not clash(one, other):
        return None
    if one.said is not None and other.said is not None and _same_speaker(one, other):
        if one.speech == other.speech:
            return None
        if not (same_deed(one, other) or _sweeping(one, other)) or not _words_clash(one, other):
            return None
        kind: ContradictionKind = "audience" if _opposed(corpus, one, other) else "word-word"
        first, second = sorted((one, other), key=_when_said)
        return kind, (first, second)
    word, deed = (one, other) if own_word(corpus, one) else (other, one)
    if not own_word(corpus, word) or own_word(corpus, deed) or not _vouched(deed):
        return None
    if not (same_deed(word, deed) or _as_such(word, deed)) or not _deed_clashes(word, deed):
        return None
    return "word-deed", (word, deed)


def _vouched(deed: Assertion) -> bool:
    """Whether an author, or somebody who can be told from others, says that it was done."""
    said = deed.said
    return said is None or not (deed.ahead or said.within or said.speaker is None or _ANYBODY.match(said.name))


def _as_such(word: Assertion, deed: Assertion) -> bool:
    """Whether a doer who denies or swears off a deed as such, whatever or whomever it befalls, has done it."""
    sweeping = word.whole or (word.holds and known(word.family).lasting == "state")
    if not sweeping or word.names or at_odds(word, deed) or word.agent is None or word.agent != deed.agent:
        return False
    anyone = all(classes_of(thing) & {"people", "soldiers"} for thing in word.things)
    near = word.ahead or (word.said is not None and deed.days.known and deed.days.gap(word.said.said) <= YEAR)
    return anyone and near and deed.family in families()


def _sweeping(one: Assertion, other: Assertion) -> bool:
    """Whether a speaker denies a doer's deed as such soon before or after he affirms it."""
    assert one.said is not None
    assert other.said is not None
    no = other if one.holds else one
    soon = one.said.said.known and other.said.said.known and one.said.said.gap(other.said.said) <= SOON
    return no.whole and soon and not at_odds(one, other) and in_common(one, other) >= DOER


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
    yes, no = (one, other) if one.holds and not other.holds else (other, one)
    assert yes.said is not None
    assert no.said is not None
    if yes.days.apart(no.days):
        return False
    if yes.ahead == no.ahead:
        return True
    if yes.ahead:  # "we have not done it" and "we will do it" agree
        return False
    return not yes.said.said.before(no.said.said)


def own_word(corpus: Corpus, word: Assertion) -> bool:
    """Whether a speaker speaks of what his own side does: he speaks for it, or binds it."""
    said = word.said
    if said is None or said.within is not None or said.speaker is None or word.agent is None:
        return False
    if word.holds and (word.noun or (word.presumed and not word.ahead)) and known(word.family).lasting != "state":
        return False  # it is only named
    side_of = corpus.identity.side(said.speaker) or said.speaker
    if side_of == word.agent or said.speaker == word.agent:
        return True
    return side_of == said.speaker and word.ahead and any(kind in said.classes for kind in _BINDING)


def _deed_clashes(word: Assertion, deed: Assertion) -> bool:
    """Whether the deed, or its absence, speaks against the word, as the two stand in time."""
    assert word.said is not None
    if word.holds == deed.holds and word.days.known and deed.days.known and word.days.order > deed.days.order:
        return False  # what has been done may be undone later
    if word.ahead:  # the deed must come after the word
        if _ends_before(word, deed):
            return False
        if deed.days.before(word.said.said) or word.said.said.gap(deed.days) > LATER:
            return False
        return deed.days.known or (word.said.said.before(_written(deed)) and _told_apart(word, deed))
    if word.days.apart(deed.days):
        return False
    if word.holds == deed.holds and known(deed.family).lasting == "state":
        return not deed.days.known or word.said.said.gap(deed.days) <= MONTH
    if word.said.said.before(deed.days):
        return False
    reach = MONTH if word.holds == deed.holds else YEAR
    return not deed.days.known or word.said.said.gap(deed.days) <= reach


def _ends_before(word: Assertion, deed: Assertion) -> bool:
    """Whether a promise with a day speaks of a later day than the deed: then it is not yet broken."""
    return word.days.apart(deed.days) and not word.days.before(deed.days)


def _told_apart(word: Assertion, deed: Assertion) -> bool:
    """Whether both name something besides the deed, so that an undated one can be known for the one meant."""
    return bool((word.names | word.things) and (deed.names | deed.things)) and (
        alike(word, deed) >= ALIKE or in_common(word, deed) >= DOER + 2 * THING
    )


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


__all__ = ["own_word", "words"]
