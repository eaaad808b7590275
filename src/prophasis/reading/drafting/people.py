"""People: who is named in the readings, for whom they speak, and which of them a draft should list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from prophasis.case import Actor, ActorKind, Event, Mention, Relation, Statement
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import content_words, one_line
from prophasis.reading.gazetteer import gazetteer

ALLIANCE_NOUNS = frozenset({"alliance", "bloc", "pact", "league", "coalition", "entente"})
ARMS = ("-armed-forces", "-intelligence", "-proxies")
"""Parts of a state that act for it, besides those who speak for it."""
LISTED = 40
"""Actors that a draft lists at most."""


@dataclass
class People:
    """All actors mentioned, counted over every reading.

    Attributes:
        mentions: how often each actor is mentioned.
        acts, suffers, speaks: how often each is the agent or the patient of an event, or the source of words.
    """

    leaves: Sequence[Leaf]
    mentions: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    suffers: Counter[str] = field(default_factory=Counter)
    speaks: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
        self._full: dict[str, str] = {}
        for leaf in self.leaves:
            self._count(leaf)
        self._led = self._leaders()

    def _count(self, leaf: Leaf) -> None:
        for mark in leaf.layer("mention"):
            if not isinstance(payload := mark.payload, Mention) or payload.kind == "event":
                continue
            self.mentions[payload.actor] += 1
            self._kinds[payload.actor][payload.kind] += 1
            self._full.setdefault(payload.actor, payload.name)
            if payload.how in ("name", "alias", "title"):
                self._names[payload.actor][one_line(mark.quote)] += 1
        for place in leaf.sentences:
            leaf.told_after(place)
        for key, name in leaf.speakers.items():
            self.enter(key, name)
        for mark in leaf.layer("event"):
            if isinstance(event := mark.payload, Event):
                self.acts.update(who for who in (event.agent,) if who)
                self.suffers.update(who for who in (event.patient,) if who)
        for mark in leaf.layer("statement"):
            if isinstance(words := mark.payload, Statement) and words.source:
                self.speaks[words.source] += 1

    def enter(self, actor: str, name: str) -> None:
        """Count a speaker who is no known actor."""
        self.mentions[actor] += 1
        self._full.setdefault(actor, name)
        self._kinds[actor]["person" if name[:1].isupper() else "group"] += 1

    def name(self, actor: str) -> str:
        """The name by which readers know an actor."""
        return self._full.get(actor) or actor.replace("-", " ").replace("_", " ").title()

    def kind(self, actor: str) -> ActorKind:
        """What an actor is, by most of its mentions."""
        kinds = self._kinds.get(actor)
        return min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else "other"

    def spellings(self, actor: str) -> list[str]:
        """How an actor is named, the most frequent first."""
        found = self._names.get(actor, Counter())
        return sorted({*found, self.name(actor)}, key=lambda name: (-found[name], name))

    def words(self) -> frozenset[str]:
        """Every word by which an actor is named."""
        return frozenset(w for actor in self.mentions for name in self.spellings(actor) for w in content_words(name))

    def principal(self, actor: str) -> str:
        """The state or body for which an actor acts: a seat's state, "russia-officials" their state; else itself."""
        to, tie = self.tie(actor)
        acts = tie in ("speaks for", "leads") or actor.endswith(ARMS)
        return to if to is not None and acts else actor

    def tie(self, actor: str) -> tuple[str | None, str | None]:
        """The whole to which an actor belongs, and how: ``speaks for``, ``part of``, ``leads`` ..."""
        table = gazetteer()
        entry = table.entries.get(actor)
        if entry is not None:
            return entry.to, entry.tie
        for group, tie in {(role.group, role.tie) for role in table.roles.values()}:
            whole = actor.removesuffix(f"-{group}")
            if whole != actor and (whole in table.entries or whole in self.mentions):
                return whole, tie
        led = self._led.get(actor)
        return (led, "leads") if led else (None, None)

    def governs(self, actor: str) -> bool:
        """Whether an actor is a government named without its state ("the junta"): that of the state spoken of."""
        role = gazetteer().roles.get(self.name(actor).lower().removeprefix("the "))
        return role is not None and role.group == "government" and self.principal(actor) == actor

    def is_alliance(self, actor: str) -> bool:
        """Whether an actor is an alliance: known as one, or named as one."""
        entry = gazetteer().entries.get(actor)
        if entry is not None:
            return bool(ALLIANCE_NOUNS & {*entry.nouns, *entry.name.lower().split()})
        return bool(ALLIANCE_NOUNS & set(self.name(actor).lower().replace("-", " ").split()))

    def _leaders(self) -> dict[str, str]:
        """Persons who are titled head of a state: ``Russian President X`` speaks for Russia."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for leaf in self.leaves:
            for mark in leaf.layer("mention"):
                payload = mark.payload
                if isinstance(payload, Mention) and payload.kind == "person":
                    before = leaf.text[max(0, mark.start - 60) : mark.start] + mark.quote
                    for state in _titled(before):
                        found[payload.actor][state] += 1
        return {person: min(states, key=lambda s: (-states[s], s)) for person, states in found.items()}

    def listed(self, always: Iterable[str] = ()) -> dict[str, Actor]:
        """The actors that matter, those who speak, act or are acted on, by how often they do."""
        always = list(always)
        weight = {
            actor: self.acts[actor] + self.speaks[actor] + self.suffers[actor]
            for actor in self.mentions
            if self.kind(actor) not in ("place", "other")
        }
        chosen = sorted((a for a in weight if weight[a] > 1), key=lambda a: (-weight[a], -self.mentions[a], a))
        keys = list(dict.fromkeys([*(a for a in always if a in self.mentions), *chosen]))[:LISTED]
        return {key: self._actor(key, keys) for key in keys}

    def _actor(self, key: str, keys: Sequence[str]) -> Actor:
        name = self.name(key)
        aliases = [spelling for spelling in self.spellings(key) if spelling.casefold() != name.casefold()]
        whole, tie = self.tie(key)
        relations = (Relation(to=whole, kind=tie),) if whole in keys and whole and tie else ()
        return Actor(name=name, kind=self.kind(key), aliases=tuple(aliases[:6]), relations=relations)


def _titled(text: str) -> Iterable[str]:
    """The states whose head the text names right before its end: adjective or name, then a head's title."""
    table = gazetteer()
    tokens = [token.strip(",.").removesuffix("'s").removesuffix("’s") for token in text.split()]
    for index, token in enumerate(tokens):
        if table.titles.get(token.lower()) != "head" or index == 0 or len(tokens) - index > 5:
            continue
        if index > 1 and tokens[index - 2].lower() in ("former", "ex", "then-future"):
            continue
        for name in table.names.get(tokens[index - 1], ()):
            if name.entry.kind == "state" and len(name.words) == 1:
                yield name.entry.id


__all__ = ["ALLIANCE_NOUNS", "People"]
