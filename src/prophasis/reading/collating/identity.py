"""Identity: which actors of several documents are one, and on whose side each acts and speaks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from prophasis.case import Mention
from prophasis.reading.collating.allegiance import allegiances
from prophasis.reading.collating.powers import powers_in
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.gazetteer import gazetteer, slug

_NAMED = ("name", "alias", "title")
_WINDOW = 48
_APPOSED = re.compile(r"(?:\s+(?:of|for|to)\s+[^,.;]{2,40})?,\s+((?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+)\s*[,.]")
_BEFORE = re.compile(r"⟦([^⟧]+)⟧(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}$")
"""A state right before a person: "Melen's prime minister, ", "Kastovian President "."""
_AFTER = re.compile(r"^,?\s*(?:(?:the|a|an)\s+)?(?:of\s+)?(?:the\s+)?⟦([^⟧]+)⟧(?:['’]s?)?(?:\s+[\w-]+){0,3}")
_OWNED = re.compile(r"^(?:of\s+(?:the\s+)?)?⟦([^⟧]+)⟧(?:['’]s\b)?(?!\S)")
"""What follows "the general staff", and how "Melen's prime minister" begins."""
_THEIRS = re.compile(r"⟦([^⟧]+)⟧['’]s\s+(?:[A-Z][\w-]+\s+)?$")
"""An owner right before a name: "Ostrea's Sil Abend"."""
_POST = re.compile(r"\b(?:of|for|to|in)\s+(?:the\s+)?⟦([^⟧]+)⟧,?\s*$")
_OFFICE = re.compile(
    r"\b(?:office|ministry|minister|legation|embassy|ambassador|government|general staff|president|cabinet|chancell\w+"
    r"|spokes\w+|secretariat|command|navy|army|palace|crown|premier|governor|delegation|mission|committee|council)\b",
    re.IGNORECASE,
)
_WRITES_FOR = re.compile(r"\b(?:of|for)\s+(?:the\s+)?([A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)*)")
_SPEAKS_FOR = re.compile(r"^(?:spoke|speaks|speaking|spoken)\s+for\s+(?:the\s+)?⟦([^⟧]+)⟧")
_DEMONYMS = ("an", "n", "ian", "ish", "ese", "ic", "er", "i", "ns", "ans", "ians")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_SMALL = frozenset(("of", "for", "the", "and", "on", "in"))
_OF = re.compile(r"-(?:of|in|from|at)-(?:the-)?(.+)$")


class Identity:
    """One key for each actor over all documents. What is only described ("a spokesman") stays with its document."""

    def __init__(self, leaves: Sequence[Leaf], people: People) -> None:
        self.people = people
        self._leaves = {leaf.id: leaf for leaf in leaves}
        self._named: set[str] = set()
        for leaf in leaves:
            for mark in leaf.layer("mention"):
                if isinstance(mark.payload, Mention) and mark.payload.how in _NAMED:
                    self._named.add(mark.payload.actor)
        self._states = self._powers()
        self._whole = dict(self._wholes())
        self._apposed = dict(self._appositions())

    def key(self, document: str, actor: str | None) -> str | None:
        """The actor over all documents; ``document:actor`` where it is only described there."""
        if actor is None:
            return None
        actor = self._apposed.get((document, actor), actor)
        actor = self._whole.get(actor, actor)
        return actor if self._known(actor) else f"{document}:{actor}"

    def side(self, key: str | None) -> str | None:
        """The state or body for which an actor acts or speaks; itself where it is one, None where nothing tells."""
        found = self.plain_side(key)
        return found if found is not None or key is None else self._guessed.get(key)

    def plain_side(self, key: str | None) -> str | None:
        """The same where the documents name it beside the actor."""
        if key is None:
            return None
        actor = key.rsplit(":", 1)[-1]
        principal = self.people.principal(actor)
        if principal != actor:
            principal = self._whole.get(principal, principal)
            return self.plain_side(principal) or principal
        if actor in self._states:
            return key
        if (owner := self._owner(actor)) is not None:
            return self._whole.get(owner, owner)
        tied = self._ties.get(key)
        if tied:
            return min(tied, key=lambda side: (-tied[side], side))
        whole, tie = self.people.tie(actor)
        if whole is not None and tie == "part of":
            return self._whole.get(whole, whole)
        if (found := _OF.search(actor)) and found.group(1) in self._named:
            return self._whole.get(found.group(1), found.group(1))
        if ":" in key and (people := self.of_people(actor.split("-")[0])):
            return people  # "Terali agents"
        served = any(key in sides for sides in self._ties.values())
        return key if served or self.people.kind(actor) == "organisation" else None

    @cached_property
    def _guessed(self) -> dict[str, str]:
        """The states of officials beside whom none is named."""
        return allegiances(self)

    @property
    def leaves(self) -> Iterator[Leaf]:
        """The documents."""
        return iter(self._leaves.values())

    def author_side(self, leaf: Leaf) -> str | None:
        """The state or body in whose office a document was written ("Office of the President of X")."""
        author = leaf.document.author or ""
        named = (self.named(name) for name in _WRITES_FOR.findall(author)) if _OFFICE.search(author) else ()
        return next(
            (one for one in named if one in self._states or (one and self.people.kind(one) == "organisation")), None
        )

    def masked(self, leaf: Leaf, start: int, end: int) -> str:
        """The text with each state or alliance in it as ``⟦its key⟧``, on one line."""
        return _masked(self, leaf, start, end)

    def name(self, key: str) -> str:
        """How readers know the actor."""
        actor = key.rsplit(":", 1)[-1]
        return self.people.name(actor)

    def named(self, name: str) -> str | None:
        """The actor whom a name means somewhere in the documents."""
        known = slug(name)
        return self._whole.get(known, known) if known in self._named else None

    def of_people(self, word: str) -> str | None:
        """The state whose people or things an adjective calls so ("Ostrean")."""
        low = word.lower()
        if (known := self.named(word)) in self._states:
            return known
        listed = _adjectives().get(low)
        if listed is not None:
            return listed
        near = (state for state in sorted(self._states) if low.startswith(state[: max(4, len(state) - 1)]))
        return next((state for state in near if low[len(state) - 1 :].endswith(_DEMONYMS)), None)

    def is_source(self, key: str) -> bool:
        """Whether an actor is a person or an organisation that is named, and so may vouch for something."""
        return key in self._named and self.people.kind(key) in ("person", "organisation")

    def _known(self, actor: str) -> bool:
        if actor in self._named or actor in gazetteer().entries:
            return True
        parts = actor.split("-")
        return any("-".join(parts[:size]) in self._named for size in range(1, len(parts)))

    def _powers(self) -> frozenset[str]:
        """States, and whatever else has troops, ministers or a government: the parser takes some for persons."""
        named = {actor for actor in self._named if self.people.kind(actor) == "state"}
        owned = {whole for actor in self.people.mentions if (whole := self._owner(actor)) is not None}
        for leaf in self._leaves.values():
            owned |= {name for name in powers_in(leaf.text) if name in self._named}
        return frozenset(named | {one for one in owned if len(one.split("-")) == 1})

    def _owner(self, actor: str) -> str | None:
        """Whose troops, ministers or government an actor is: ``usmar-navy`` is ``usmar``'s."""
        whole, _, role = actor.partition("-")
        table = gazetteer().roles
        known = role.replace("-", " ") in table or role in {entry.group for entry in table.values()}
        return whole if known and whole in self._named else None

    def _wholes(self) -> Iterator[tuple[str, str]]:
        """Short names and the one longer name that ends in them: ``orlo`` is ``tam-orlo``."""
        longer: dict[str, set[str]] = defaultdict(set)
        for actor in self._named:
            parts = actor.split("-")
            if actor not in gazetteer().entries and actor not in self._states:
                for start in range(1, len(parts)):
                    longer["-".join(parts[start:])].add(actor)
        for actor in self._named:
            month, _, rest = actor.partition("-")
            if month in _MONTHS and rest in self._named:
                yield actor, rest  # "On 5 October Teral recognised ..."
        for actor in self._named:
            if actor in gazetteer().entries or actor in self._states:
                continue
            longest = {one for one in longer.get(actor, ()) if not longer.get(one) and self._like(actor, one)}
            if len(longest) == 1:
                yield actor, longest.pop()

    def _like(self, short: str, long: str) -> bool:
        """Whether a short name may stand for a longer one: one kind of actor, and no "of the" in the longer name."""
        return self.people.kind(short) == self.people.kind(long) and not _SMALL & set(long.split("-"))

    def _appositions(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Posts whose holder is named behind them: "The Foreign Minister of X, Ada Rusk, ..."."""
        for leaf in self._leaves.values():
            for mark in leaf.layer("mention"):
                payload = mark.payload
                if not isinstance(payload, Mention) or payload.how != "description" or payload.kind == "place":
                    continue
                found = _APPOSED.match(leaf.text, mark.end)
                if found and (named := slug(found.group(1))) in self._named and named != payload.actor:
                    yield (leaf.id, payload.actor), named

    @cached_property
    def _ties(self) -> dict[str, Counter[str]]:
        """For each person or office the states and bodies that its posts name."""
        ties: dict[str, Counter[str]] = defaultdict(Counter)
        for leaf in self._leaves.values():
            marks = [mark for mark in leaf.layer("mention") if isinstance(mark.payload, Mention)]
            for mark in marks:
                payload = mark.payload
                if not isinstance(payload, Mention) or payload.how == "pronoun":
                    continue
                if payload.actor in self._states or payload.actor in gazetteer().entries:
                    continue
                key = self.key(leaf.id, payload.actor)
                for side in _posts(self, leaf, mark.start, mark.end, titled=payload.how == "title"):
                    if key is not None and side != key:
                        ties[key][side] += 1
        return ties


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """What the things of each known state are called ("Swedish")."""
    return {entry.adjective.lower(): entry.id for entry in gazetteer().entries.values() if entry.adjective}


def _posts(identity: Identity, leaf: Leaf, start: int, end: int, *, titled: bool) -> Iterator[str]:
    """The states and bodies that the words around a person's name say he serves."""
    before = _masked(identity, leaf, max(0, start - _WINDOW), start) + " "
    after = _masked(identity, leaf, end, min(len(leaf.text), end + _WINDOW))
    title = re.split(r"[.;:]", before)[-1]
    if found := _THEIRS.search(before):
        yield found.group(1)
    post = any(word in gazetteer().titles for word in _words(title)) or titled
    for shape in (_BEFORE, _POST):
        if post and (found := shape.search(before)) and not re.search(r"[.;:]", before[found.start() :]):
            yield found.group(1)
    if (
        (found := _OWNED.match(after) or _OWNED.match(_masked(identity, leaf, start, end)))
        or (found := _AFTER.match(after))
        and (post or any(word in gazetteer().titles for word in _words(found.group())))
    ):
        yield found.group(1)
    if found := _SPEAKS_FOR.match(after):
        yield found.group(1)


def _words(text: str) -> list[str]:
    words = re.findall(r"[\w-]+", text.lower())
    return words + [" ".join(pair) for pair in pairwise(words)]


def _masked(identity: Identity, leaf: Leaf, start: int, end: int) -> str:
    """The text with each state or alliance in it as ``⟦its key⟧``, on one line."""
    text, at = "", start
    for mark in leaf.within("mention", start, end):
        payload = mark.payload
        if not isinstance(payload, Mention) or mark.end > end or mark.start < at or payload.how not in _NAMED:
            continue
        if payload.kind not in ("state", "organisation") and payload.actor not in identity._states:
            continue
        key = identity.key(leaf.id, payload.actor)
        text += leaf.text[at : mark.start] + f"⟦{key}⟧"
        at = mark.end
    return " ".join((text + leaf.text[at:end]).split()) if start < end else ""


__all__ = ["Identity"]
