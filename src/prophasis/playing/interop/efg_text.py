"""The .efg format as text -> nodes in the order in which they stand (Gambit's extensive form files, version 2).

A file is `EFG 2 R "title" { players } "comment"` and then nodes in prefix order: `c` (chance), `p` (player), `t` (end).
A node repeats or leaves out what its information set or outcome has said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from prophasis.playing.messages import brief, fail

_TOKEN = re.compile(r'\s*(?:("(?:\\.|[^"\\])*")|([{},])|([^\s{},"]+))')
LARGEST = 10**12
Token = tuple[str, int]  # text, line


@dataclass
class Leaf:
    """One node of a file: ``kind`` is c, p or t; ``key`` (player, information set), player 0 being chance."""

    kind: str
    line: int
    key: tuple[int, int] = (0, 0)
    label: str = ""
    outcome: int = 0


@dataclass
class Parsed:
    """A file read: nodes in prefix order, what each information set and outcome said."""

    title: str
    comment: str
    players: tuple[str, ...]
    nodes: list[Leaf] = field(default_factory=list)
    moves: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    odds: dict[tuple[int, int], tuple[Fraction, ...]] = field(default_factory=dict)
    names: dict[tuple[int, int], str] = field(default_factory=dict)
    payoffs: dict[int, tuple[Fraction, ...]] = field(default_factory=dict)


def parse_efg(text: str, *, name: str = "game.efg", most: int) -> Parsed:
    """Read the text of an .efg file.

    Args:
        most: nodes that are accepted.

    Raises:
        GameError: P015 too many nodes, P037 what cannot be read, with its line.
    """
    return _Reader(text, name, most).file()


def tokens_of(text: str, name: str) -> Iterator[Token]:
    """Strings (with their quotes), braces and words; commas are dropped."""
    at, line = 0, 1
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if text[at:].strip():
                rest = text[at:].strip().splitlines()[0]
                raise fail("P037", f"{brief(rest)} cannot be read.", f"{name}, line {line}", "Close the quotes.")
            return
        line += text.count("\n", at, match.start(match.lastindex or 0))
        found = match.group(match.lastindex or 0)
        if found != ",":
            yield found, line
        line += found.count("\n")
        at = match.end()


class _Reader:
    def __init__(self, text: str, name: str, most: int) -> None:
        self.name = name
        self.most = most
        self.tokens = list(tokens_of(text.lstrip("\ufeff"), name))
        self.at = 0

    def line(self, ahead: int = 0) -> int:
        """Where the last word stood, or the one to come."""
        return self.tokens[min(max(self.at - 1 + ahead, 0), len(self.tokens) - 1)][1] if self.tokens else 1

    def refuse(self, what: str, mend: str = "", *, ahead: int = 0) -> Exception:
        where = f"{self.name}, line {self.line(ahead)}"
        return fail("P037", what, where, mend or "The format is .efg, version 2.")

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self, wanted: str | None = None) -> str:
        found = self.peek()
        if not found or (wanted is not None and found != wanted):
            what = f"{wanted or 'more'} is wanted here, not {brief(found or 'the end of the file')}."
            raise self.refuse(what, ahead=1)
        self.at += 1
        return found

    def text(self) -> str:
        if not self.peek().startswith('"'):
            what = f"a text in quotes is wanted here, not {brief(self.peek() or 'the end of the file')}."
            raise self.refuse(what, ahead=1)
        return re.sub(r"\\(.)", r"\1", self.take()[1:-1])

    def whole(self) -> int:
        found = self.take()
        if not re.fullmatch(r"[0-9]{1,9}", found):
            raise self.refuse(f"a whole number is wanted here, not {brief(found)}.")
        return int(found)

    def number(self) -> Fraction:
        found = self.take()
        try:
            if len(found) > 400 or re.search(r"[eE][+-]?\d{4,}", found):
                raise ValueError
            number = Fraction(found)
        except (ValueError, ZeroDivisionError):
            raise self.refuse(f"{brief(found)} is no number.", "Write 0.5, 1/2 or 5e-1.") from None
        if abs(number) > LARGEST:
            raise self.refuse(f"{brief(found)} is too large.", "Payoffs near 1 are best.")
        return number

    def file(self) -> Parsed:
        if self.peek() != "EFG":
            raise self.refuse("this is no extensive form file.", "It begins with: EFG 2 R.")
        self.take()
        if self.take() != "2" or self.take() not in ("R", "D"):
            raise self.refuse("only version 2 of the format can be read.", "Save the game again with a newer Gambit.")
        title = self.text()
        self.take("{")
        players = []
        while self.peek() != "}":
            players.append(self.text())
        self.take("}")
        if not players:
            raise self.refuse("the game has no players.")
        comment = self.text() if self.peek().startswith('"') else ""
        parsed = Parsed(title, comment, tuple(players))
        while self.at < len(self.tokens):
            parsed.nodes.append(self.node(parsed))
            if len(parsed.nodes) > self.most:
                what = f"the game is too large: more than {self.most:,} nodes."
                raise fail("P015", what, self.name, "Leave rounds or types out.")
        return parsed

    def node(self, parsed: Parsed) -> Leaf:
        line, kind = self.line(1), self.take()
        if kind not in ("c", "p", "t"):
            raise self.refuse(f"{brief(kind)} begins no node.", "A node begins with c, p or t.")
        leaf = Leaf(kind, line, label=self.text())
        if kind != "t":
            player = self.whole() if kind == "p" else 0
            if kind == "p" and not 1 <= player <= len(parsed.players):
                raise self.refuse(f"there is no player {player}.", f"The game has {len(parsed.players)}.")
            leaf.key = (player, self.whole())
            self.branches(parsed, leaf.key)
        leaf.outcome = self.whole()
        self.outcome(parsed, leaf)
        return leaf

    def branches(self, parsed: Parsed, key: tuple[int, int]) -> None:
        """The name, moves and odds of an information set, if they stand there."""
        named = self.text() if self.peek().startswith('"') else None
        if self.peek() == "{":
            self.take()
            moves, odds = [], []
            while self.peek() != "}":
                moves.append(self.text())
                if key[0] == 0:
                    odds.append(self.number())
            self.take()
            self.same(parsed.moves, key, tuple(moves), "other moves")
            if key[0] == 0:
                self.same(parsed.odds, key, self.probabilities(odds), "other odds")
            parsed.names.setdefault(key, named or "")
        if not parsed.moves.get(key):
            raise self.refuse("the moves of this information set are not given.", 'Write { "left" "right" }.')

    def probabilities(self, odds: list[Fraction]) -> tuple[Fraction, ...]:
        total = sum(odds, Fraction(0))
        if any(chance < 0 for chance in odds) or abs(float(total) - 1) > 1e-6:
            raise self.refuse(f"the odds sum to {float(total):g}.", "They lie in 0 to 1 and sum to 1.")
        return tuple(chance / total for chance in odds)

    def outcome(self, parsed: Parsed, leaf: Leaf) -> None:
        if leaf.outcome == 0:
            return
        if self.peek().startswith('"'):
            self.text()
        if self.peek() == "{":
            self.take()
            pays = []
            while self.peek() != "}":
                pays.append(self.number())
            self.take()
            if len(pays) != len(parsed.players):
                raise self.refuse(f"{len(pays)} payoffs stand for {len(parsed.players)} players.")
            self.same(parsed.payoffs, leaf.outcome, tuple(pays), "other payoffs")
        if leaf.outcome not in parsed.payoffs:
            raise self.refuse(f"the payoffs of outcome {leaf.outcome} are not given.", "Write { 1, -1 }.")

    def same(self, known: dict, key: object, value: object, what: str) -> None:  # type: ignore[type-arg]
        if known.setdefault(key, value) != value:
            raise self.refuse(f"this information set or outcome had {what} before.", "They are the same everywhere.")


__all__ = ["Leaf", "Parsed", "parse_efg", "tokens_of"]
