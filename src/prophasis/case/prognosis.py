"""What a game expects to come, from where the observed moves have left it."""

from __future__ import annotations

from prophasis.case._record import record
from prophasis.case.number import Range


@record
class PrognosisRow:
    """The expected final value of a state variable; where it is only ever 0 or 1 (``chance``), its probability.

    ``value`` ranges over what is uncertain (5 % and 95 %), ``equilibria`` over every equilibrium that was found at the
    best values: a forecast from one of several equilibria would be a choice.
    """

    state: str
    value: Range
    equilibria: Range
    chance: bool

    @property
    def whole(self) -> Range:
        """Both ranges together around the value."""
        return Range(
            low=min(self.value.low, self.equilibria.low),
            best=self.value.best,
            high=max(self.value.high, self.equilibria.high),
        )


@record
class Prognosis:
    """From the observed moves on: every state variable that is still open, and in how many equilibria."""

    after: tuple[str, ...]
    rows: tuple[PrognosisRow, ...]
    equilibria: int
    method: str
    draws: int
    seed: int
    warnings: tuple[str, ...] = ()
