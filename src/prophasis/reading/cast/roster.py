"""Roster: the figures of one page (namings of actors) and the actors they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from prophasis.case import Actor, ActorKind, Relation
from prophasis.reading.gazetteer import Entry, gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

How = Literal["name", "alias", "title", "pronoun", "description"]


@dataclass(frozen=True)
class Figure:
    """One naming of an actor: tokens ``first..last`` (inclusive), ``head`` among them, and the actor's id.

    ``shown`` is False for what only helps to resolve (possessive pronouns): it gets no mark.
    ``core`` is where the bare name begins, behind title and article: there the mark begins.
    """

    first: int
    last: int
    head: int
    actor: str
    how: How = "name"
    shown: bool = True
    core: int | None = None


@dataclass
class Draft:
    """An actor while a page is read."""

    name: str
    kind: ActorKind
    aliases: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


@dataclass
class Cast:
    """Who is named on a page.

    ``by_token`` leads from every token of a figure to the figure; ``adjectives`` from an adjective that is no
    mention of its own ("Russian claims") to what it is formed from. ``occasions`` are elections, wars and meetings
    by name; the words of which they are made are ``blocked``: they name no actor. ``quoted`` are the words that stand
    between quotation marks, where "I" is not the author.
    """

    doc: Doc
    drafts: dict[str, Draft] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    by_token: dict[int, Figure] = field(default_factory=dict)
    adjectives: dict[int, Entry] = field(default_factory=dict)
    occasions: list[tuple[int, int]] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)

    def enter(self, actor: str, name: str, kind: ActorKind, *relations: Relation) -> str:
        """Make sure that an actor is on the roster; gives back its id."""
        draft = self.drafts.setdefault(actor, Draft(name, kind))
        draft.relations += [relation for relation in relations if relation not in draft.relations]
        return actor

    def enter_entry(self, entry: Entry) -> str:
        """Put an entry of the gazetteer on the roster, with what it belongs to."""
        relations = (Relation(to=entry.to, kind=entry.tie),) if entry.to and entry.tie else ()
        if entry.to and entry.to not in self.drafts and entry.to in gazetteer().entries:
            self.enter_entry(gazetteer().entries[entry.to])
        return self.enter(entry.id, entry.name, entry.kind, *relations)

    def free(self, first: int, last: int) -> bool:
        """Whether no token of ``first..last`` belongs to a figure or an occasion yet."""
        return all(index not in self.by_token and index not in self.blocked for index in range(first, last + 1))

    def place(self, figure: Figure) -> None:
        """Add a figure; the words used become an alias of its actor where they differ from its name."""
        self.figures.append(figure)
        for index in range(figure.first, figure.last + 1):
            self.by_token.setdefault(index, figure)
        draft = self.drafts[figure.actor]
        words = self.doc[figure.first : figure.last + 1].text
        if figure.how in ("name", "alias", "title") and words != draft.name and words not in draft.aliases:
            draft.aliases.append(words)

    def at(self, token: Token) -> Figure | None:
        """The figure that a token belongs to."""
        return self.by_token.get(token.i)

    def kind(self, figure: Figure) -> ActorKind:
        return self.drafts[figure.actor].kind

    def who(self, token: Token | None) -> str | None:
        """The actor named by the noun phrase around ``token``: its own words, its possessor, its adjective."""
        found = self.naming(token)
        if found is not None or token is None:
            return found.actor if found else None
        if self._human(token):
            return None
        for child in token.children:
            if child.i in self.adjectives and child.dep_ in ("amod", "compound", "nmod"):
                return self.enter_entry(self.adjectives[child.i])
        return None

    def naming(self, token: Token | None) -> Figure | None:
        """The figure named by the noun phrase whose head is ``token`` ("Moscow" in "Moscow's demand")."""
        if token is None:
            return None
        figure = self.at(token)
        if figure is not None and self.kind(figure) != "place":
            return figure
        if self._human(token):
            within = [one for one in token.subtree if one.i in self.by_token and self._beside(one)]
            named = [self.by_token[one.i] for one in within]
            return next((one for one in reversed(named) if self.kind(one) == "person"), None)
        for dep in (("poss",), ("appos",), ("compound", "amod", "nmod")):
            for child in token.children:
                if child.dep_ in dep:
                    figure = self.at(child)
                    if figure is not None and self.kind(figure) != "place":
                        return figure
        return None

    @staticmethod
    def _human(token: Token) -> bool:
        """Whether a noun means a person, who is not the one that he or she belongs to ("Ann's adviser")."""
        word = token.lower_
        return gazetteer().titles.get(word) in ("head", "office", "relation") or word in gazetteer().roles

    def _beside(self, token: Token) -> bool:
        """Whether a name stands beside the noun it hangs from, or has been joined to the name before it."""
        if token.dep_ in ("appos", "conj", "npadvmod"):
            return True
        figure = self.by_token[token.i]
        title = gazetteer().titles.get(token.head.head.lower_) if token.dep_ == "pobj" else None
        return title is not None and any(one.dep_ == "compound" and one.i < figure.first for one in token.children)

    def actors(self) -> dict[str, Actor]:
        """The roster as frozen nouns."""
        return {
            key: Actor(name=draft.name, kind=draft.kind, aliases=tuple(draft.aliases), relations=tuple(draft.relations))
            for key, draft in self.drafts.items()
        }


def left_edge(token: Token, deps: Iterable[str]) -> int:
    """The index of the leftmost modifier of ``token`` reached without a gap over the given relations."""
    wanted, edge = frozenset(deps), token.i
    for child in sorted(token.lefts, key=lambda child: -child.i):
        if child.dep_ in wanted and child.right_edge.i == edge - 1:
            edge = child.left_edge.i
        elif child.i < edge - 1 or child.dep_ not in wanted:
            break
    return edge
