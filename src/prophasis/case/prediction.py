"""What playing finds: moves each aim predicts, aims the observed moves reveal, how each policy fares."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record
from prophasis.case.number import Range


@record
class MoveLikelihood:
    """P(move | aim) of one observed move, given the moves before it; ``low``/``high`` are 5 % and 95 %."""

    move: str
    player: str
    evidence: tuple[str, ...]
    by_type: Mapping[str, Range]


@record
class AimRow:
    """One aim of one player: prior, posterior and the joint likelihood of the observed path."""

    player: str
    type: str
    hypothesis: str | None
    prior: float
    path_likelihood: Range
    posterior: Range


@record
class PathLikelihood:
    """The observed path as ONE row for `weigh`: it stands in for the analysts' cells of ``evidence``.

    ``likelihood`` holds P(path | hypothesis) for each hypothesis that some type stands for; others take the
    catch-all's default band.
    """

    player: str
    evidence: tuple[str, ...]
    likelihood: Mapping[str, Range]
    method: str


@record
class Prediction:
    """A game solved: method, parameters in effect, aims, and what the path can tell.

    ``separation`` is the largest likelihood ratio that any path of the observed player's moves could give
    between two of its aims; ``tells`` is False when that is under 3: these moves cannot tell the aims apart.
    ``moved_by`` names the uncertain numbers that move the posterior of the leading aim most, with the rank
    correlation over the draws (-1 to 1), the strongest first. ``maturity`` says how well the method is tested.
    """

    game: str | None
    method: str
    rationality: Range
    lapse: float
    draws: int
    seed: int
    residual: float
    nodes: int
    information_sets: int
    player: str | None
    moves: tuple[MoveLikelihood, ...] = ()
    aims: tuple[AimRow, ...] = ()
    path: PathLikelihood | None = None
    separation: float | None = None
    tells: bool | None = None
    moved_by: tuple[tuple[str, float], ...] = ()
    maturity: str = ""
    warnings: tuple[str, ...] = ()


@record
class Outcome:
    """One policy under one aim: the evaluator's value, the chance of each final state, the regret.

    ``value`` is in the evaluator's units, cost taken off; ``states`` maps a state variable (``taken``,
    ``fought`` ...) to its expected value; ``regret`` is the best policy's value under this aim minus this one's.
    """

    policy: str
    type: str
    hypothesis: str | None
    value: Range
    states: Mapping[str, float]
    regret: float


@record
class Paid:
    """What one payer is expected to pay of a policy in one period, in the evaluator's units.

    What is due only after a signpost counts with the chance that it comes to that.
    """

    payer: str | None
    period: str | None
    amount: float


@record
class PolicyRow:
    """One policy over all aims; ``expected`` uses the weights in ``PolicyTable.weights``.

    ``cost`` is the sum of what is ``paid``, by payer and period.
    """

    policy: str
    text: str
    kind: str | None
    cost: float
    payer: str | None
    outcomes: tuple[Outcome, ...]
    expected: float
    expected_regret: float
    worst_regret: float
    worst_under: tuple[str, ...]
    paid: tuple[Paid, ...] = ()


@record
class PolicyTable:
    """Policy x aim, with regret. ``weights`` are P(aim) used for expectations and where they come from."""

    evaluator: str
    player: str
    aims: tuple[str, ...]
    weights: Mapping[str, float]
    weights_from: str
    rows: tuple[PolicyRow, ...]
    best_expected: tuple[str, ...]
    least_worst_regret: tuple[str, ...]
    switch: tuple[str, ...] = ()
    method: str = ""
    draws: int = 0
    seed: int = 0
    maturity: str = ""
    warnings: tuple[str, ...] = ()
