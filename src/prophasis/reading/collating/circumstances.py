"""Circumstances: a clause -> who stands as its subject, what else it names, and its dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prophasis.case import Mention, Place, Time
from prophasis.reading.collating.days import Days, days_of
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.lexicon import classes_of
from prophasis.reading.collating.referents import Referents
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import content_words, slug

_EMPTY = frozenset(
    "day days year years month months week weeks time times again still yet town city country place people part way "
    "group side number state government first second last same total early late own whole more fewer "
    "exist exists truth story stories report reports claim claims use used down up out off back over away".split()
)
"""Words that tell no deed from another."""
PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|inten(?:d|ds|ded|ding|tion|tions)|prepar(?:e|es|ed|ing|ations?))\b", re.I
)
"""Of a plan that nobody is named for, the one who speaks of it is the planner ("no attack was planned")."""
_PROPER = re.compile(r"\b[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)*")
_MEANS = (
    r"(?:troops|soldiers|forces|army|navy|fleet|warships?|gunboats?|ships|planes|jets|aircraft|drones|artillery|guns"
    r"|batter(?:y|ies)|tanks|marines|coastguards?|police|agents|saboteurs|engineers|commandos?|patrols?|units|men|brigade"
    r"|intelligence service|secret service|government|authorities|officials)"
)
_FORCES = re.compile(
    rf"\W*(?:[Tt]he\s+)?(?:([A-Z][\w-]+?)(?:['’]s)?\s+(?:\w+\s+)?{_MEANS}\b|{_MEANS}\s+of\s+([A-Z][\w-]+))",
    re.IGNORECASE,
)
"""Whose forces stand as a subject: "Teral's gunboats", "warships of Teral", "Terali agents"."""
_SELF = re.compile(r"(?:it|he|she|we|i)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_BY = re.compile(r"(?:\s+\w+){0,5}?\s+by\s+|(?<=\bby)\s+")
_LED = re.compile(r"\b(?:of|in|by|with|against|to|for|from|on|at|under|over|between|the)\s+$", re.IGNORECASE)


class Circumstances:
    """Reads the clauses of one document."""

    def __init__(self, leaf: Leaf, identity: Identity) -> None:
        self.leaf, self.identity = leaf, identity
        self._referents = Referents(leaf, identity)

    def subject(self, clause: Place, place: Place, said: Utterance | None) -> str | None:
        """Who stands before the verb of a clause, where the reading found no doer; "it" in speech is the speaker."""
        text = self.leaf.text
        for mark in self.leaf.within("mention", clause[0], place[0]):
            if isinstance(mark.payload, Mention) and self._leads(mark.start, mark.end, clause, place):
                return self._key(mark.payload.actor)
        owner = _FORCES.match(text[clause[0] : place[0]])
        if owner and (side := self.identity.of_people(owner.group(1) or owner.group(2))):
            return side
        for word in _PROPER.finditer(text, clause[0], place[0]):
            known = self.identity.named(word.group())
            if known is not None and self._leads(word.start(), word.end(), clause, place):
                return known
        return said.speaker if said and _SELF.match(text[clause[0] : place[0]].lstrip()) else None

    def by(self, place: Place, clause: Place) -> str | None:
        """Who stands behind "by" after a verb."""
        found = _BY.match(self.leaf.text, place[1], clause[1])
        if found is None:
            return None
        marks = self.leaf.within("mention", found.end(), min(clause[1], found.end() + 24))
        named = next((self._key(mark.payload.actor) for mark in marks if isinstance(mark.payload, Mention)), None)
        people = _PROPER.match(self.leaf.text, found.end(), clause[1])
        return named or (self.identity.of_people(people.group().split()[0]) if people else None)

    def of(self, clause: Place, told: Sequence[Place], agents: set[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Who and what else the clause names, besides the agent, the words of the deed and its dates."""
        leaf, text = self.leaf, self.leaf.text
        cut = [told[0], *(place for place in told[1:] if not classes_of(text[slice(*place)].lower()))]
        cut += [(mark.start, mark.end) for mark in leaf.within("time", *clause)]
        names: set[str] = set()
        for mark in leaf.within("mention", *clause):
            key = self._key(mark.payload.actor) if isinstance(mark.payload, Mention) else None
            if key is None or not isinstance(mark.payload, Mention):
                continue
            side = self.identity.side(key) or key
            if key in agents or side in agents or mark.payload.how == "pronoun":
                cut.append((mark.start, mark.end))
            elif mark.payload.how != "description" and any(letter.isupper() for letter in mark.quote):
                names |= {side, *_words_of(mark.quote)}
        rest = _without(text, clause, cut)
        telling = [word for word in content_words(PLANNED.sub("", rest)) if not word[0].isdigit()]
        telling = [word for word in telling if word not in _EMPTY]
        capitals = re.findall(r"(?<=[\w,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", f"{_before(text, clause, rest)} {rest}")
        written = {word for name in capitals for word in content_words(name)}
        names |= {word for name in capitals for word in _words_of(name)}
        return frozenset(names), frozenset(word for word in telling if word not in names | written)

    def lent(self, clause: Place, number: int, *, bare: bool) -> tuple[frozenset[str], frozenset[str]]:
        """Names and things for which pronouns and definite nouns of the clause stand."""
        return self._referents.of(clause, number, bare=bare)

    def times(self, clause: Place) -> list[Days]:
        """The dates in a clause."""
        found = [mark.payload for mark in self.leaf.within("time", *clause)]
        days = [days_of(one.edtf, one.earliest, one.latest) for one in found if isinstance(one, Time)]
        return [one for one in days if one.first is not None or one.last is not None]

    def _key(self, actor: str | None) -> str | None:
        return self.identity.key(self.leaf.id, actor)

    def _leads(self, start: int, end: int, clause: Place, place: Place) -> bool:
        """Whether a name stands as a subject does: before the verb, under no preposition, and owning nothing."""
        text = self.leaf.text
        led = _LED.search(text[max(clause[0], start - 12) : start])
        return end <= place[0] and not led and not text[end : end + 2].startswith(("'", "’"))


def _before(text: str, clause: Place, rest: str) -> str:
    """A word to put before what is left of a clause, unless its first word has its capital from opening a sentence."""
    words = text[slice(*clause)].split()
    opens = not text[: clause[0]].rstrip(' \n"“').endswith((",", ";", "that")) and rest.split()[:1] == words[:1]
    return "" if opens else "x"


_APART = frozenset("lower upper new old north south east west northern southern eastern western great little".split())


def _words_of(name: str) -> list[str]:
    """The words by which a name is known; "Lower Varn" is not Varn, and known only whole."""
    found = content_words(name)
    return [slug(name)] if len(found) > 1 and found[0] in _APART else found


def _without(text: str, clause: Place, cut: list[Place]) -> str:
    """The words of a clause without some places in it."""
    left, rest = clause[0], ""
    for start, end in sorted(cut):
        rest += text[left : max(start, left)] + " "
        left = max(left, end)
    return " ".join((rest + text[left : max(clause[1], left)]).split())


__all__ = ["PLANNED", "Circumstances"]
