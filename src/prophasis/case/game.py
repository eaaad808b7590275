"""Games: actors with unknown aims and possibly false beliefs, their moves, and named policies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from prophasis.case._record import record
from prophasis.case.document import Span
from prophasis.case.number import Range


@record
class Band:
    """A parameter known up to a factor: the 5 % and 95 % points are median/factor and median*factor."""

    median: float
    factor: float


@record
class Parameter:
    """A named number of a game, with the passage it was taken from (None: no passage)."""

    value: Range | Band
    passage: Span | None = None
    reason: str | None = None


@record
class PlayerType:
    """One aim a player may have; ``hypothesis`` names the hypothesis of the case that it stands for."""

    prior: Range
    hypothesis: str | None = None
    text: str | None = None


@record
class Player:
    """Somebody who moves. ``values`` gives, for each type, the names that its payoff expression uses."""

    types: Mapping[str, PlayerType]
    values: Mapping[str, Mapping[str, Range | Band | str]] = field(default_factory=dict)
    text: str | None = None


@record
class Stage:
    """One point at which a player moves, or chance.

    ``moves`` maps a move to what follows: ``"next"``, ``"end"``, or a mapping of state changes (variable ->
    number or expression) after which play goes on; a mapping may hold ``then: end``. ``after`` and ``when``
    say when the stage is reached; ``odds`` gives chance its probabilities (the last move takes the rest).
    ``hide`` names the players who do not see what is done here; two stages that hide each from the other's
    player are moves made at the same time.
    """

    who: str | None = None
    chance: str | None = None
    name: str | None = None
    after: tuple[str, ...] = ()
    when: str | None = None
    moves: Mapping[str, str | Mapping[str, float | str]]
    odds: Mapping[str, float | str] | None = None
    hide: tuple[str, ...] = ()


@record
class Together:
    """Types of several players that come together ``factor`` times as often as if they were drawn apart.

    ``types`` maps a player to one of its types. Each player's own priors stay what they are.
    """

    types: Mapping[str, str]
    factor: float


@record
class Observed:
    """A move that was made, and the evidence items of the case that show it."""

    move: str
    evidence: tuple[str, ...] = ()


@record
class Payment:
    """What one payer pays of a policy, in the evaluator's units, and in which period (a year, "first winter" ...)."""

    amount: Range
    payer: str | None = None
    period: str | None = None


@record
class Trigger:
    """A signpost: once ``move`` (``player.move``) is made, the policy ``then`` is in force as well."""

    move: str
    then: str
    text: str | None = None


@record
class Policy:
    """A named change to a game.

    ``edits`` maps a path (``parameters.shame``, ``players.G.types``) to its new value; ``forbid`` and ``force``
    name moves as ``player.move``. ``cost`` is paid by ``payer`` and counts in the evaluator's values; where several
    pay, or in several periods, ``payments`` say so instead. ``parts`` names other policies that are applied with this
    one (a package); ``signposts`` those that follow once a move is made (a sequence, announced at the start).
    ``kind`` is free (threat, guarantee, arms limits, reassurance, ceasefire, concession ...).
    """

    text: str = ""
    kind: str | None = None
    edits: Mapping[str, Any] | None = None
    forbid: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    cost: Range | None = None
    payer: str | None = None
    payments: tuple[Payment, ...] = ()
    parts: tuple[str, ...] = ()
    signposts: tuple[Trigger, ...] = ()


@record
class Evaluator:
    """Whose values a policy's outcome and regret are measured in: state variable -> weight, or an expression."""

    who: str
    values: Mapping[str, float | str]


@record
class Repeat:
    """The stages played again, round after round, with the public state carried over.

    Payoffs and the evaluator's values are worked out at the end of each round and summed, those of round r times
    ``discount`` to the power r - 1. ``drift`` changes state variables between rounds; after a round in which
    ``until`` holds there is no other. ``rounds: forever`` has no last round and a discount under 1.
    """

    rounds: int | Literal["forever"]
    discount: float = 1.0
    drift: Mapping[str, float | str] | None = None
    until: str | None = None


@record
class Game:
    """A finite game tree in ten words; the language is described in ``docs/reference/game.md``."""

    game: str | None = None
    parameters: Mapping[str, Parameter]
    players: Mapping[str, Player]
    beliefs: Mapping[str, Any] | None = None
    together: tuple[Together, ...] = ()
    state: Mapping[str, float | str]
    stages: tuple[Stage, ...]
    payoffs: Mapping[str, str]
    repeat: Repeat | None = None
    observed: tuple[Observed, ...] = ()
    policies: Mapping[str, Policy] | None = None
    evaluator: Evaluator | None = None
    rationality: Range | None = None
    lapse: float | None = None
    seed: int | None = None
