"""Numbers: what a sketch says of a number, or a named default with a wide band and its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from prophasis.case import Assumption, Parameter, Range, Span


@dataclass(frozen=True)
class Default:
    """A number that no document gives: its band, what it is, and why the band."""

    text: str
    value: Range
    reason: str


def _band(low: float, best: float, high: float) -> Range:
    return Range(low=low, best=best, high=high)


_WIDE = "no passage gives it; most of what is possible"
_DEAR = "no passage gives it; war costs from a tenth to two fifths of what is fought over"
_SMALL = "no passage gives it; small beside a war"
DEFAULTS = {
    "p": Default("chance of the protagonist against the target", _band(0.2, 0.45, 0.7), _WIDE),
    "edge": Default("what a weak target adds to that chance", _band(0.15, 0.25, 0.3), "no passage gives it"),
    "p_joined": Default(
        "chance of the protagonist with a backer in the war",
        _band(0.05, 0.2, 0.35),
        "no passage; below the chance alone",
    ),
    "war": Default("cost of war to the protagonist", _band(0.1, 0.25, 0.4), _DEAR),
    "war_joined": Default("what a backer adds to the cost of war", _band(0.05, 0.2, 0.35), _DEAR),
    "harm": Default("cost of war to the target besides what is lost", _band(0.1, 0.3, 0.5), _DEAR),
    "grant": Default("cost to the target of what it could grant", _band(0.05, 0.15, 0.3), _SMALL),
    "rationality": Default(
        "how surely each side does what is best for it (lambda)",
        _band(5.0, 10.0, 20.0),
        "no passage; from lax to strict",
    ),
    "shame": Default("cost of backing down after a refusal", _band(0.0, 0.1, 0.2), _SMALL),
    "p_break": Default("chance that pressing on breaks the army", _band(0.1, 0.4, 0.7), _WIDE),
    "press": Default("cost of pressing on", _band(0.05, 0.2, 0.4), _DEAR),
    "p_later": Default("chance of a later attack", _band(0.2, 0.45, 0.7), _WIDE),
    "p_broken": Default(
        "chance of a later attack by a broken army",
        _band(0.05, 0.15, 0.3),
        "no passage; a beaten army seldom wins soon",
    ),
    "armed": Default("share of that chance which arming takes away", _band(0.2, 0.5, 0.8), _WIDE),
    "again": Default("cost of a renewed war besides what is lost", _band(0.1, 0.3, 0.5), _DEAR),
    "nerve": Default("what a concession adds to a later attack", _band(0.0, 0.1, 0.2), "no passage gives it"),
    "cut": Default("share of the target's forces that terms take away", _band(0.2, 0.5, 0.9), _WIDE),
    "part": Default(
        "share of the target that a concession gives", _band(0.05, 0.15, 0.3), "no passage; more were surrender"
    ),
    "arming": Default("cost of arming the target", _band(0.02, 0.08, 0.15), _SMALL),
    "pledge": Default("cost of a guarantee", _band(0.02, 0.06, 0.15), _SMALL),
    "keeps": Default("chance that a guarantor keeps its word", _band(0.05, 0.5, 0.95), _WIDE),
    "believed": Default(
        "chance that a guarantor keeps its word, as the protagonist believes it", _band(0.05, 0.5, 0.95), _WIDE
    ),
    "comes": Default("chance that a backer joins the war", _band(0.1, 0.4, 0.7), _WIDE),
    "expected": Default("chance that a backer joins, as the protagonist expects it", _band(0.1, 0.4, 0.7), _WIDE),
    "weak": Default("chance that the target is weak", _band(0.2, 0.5, 0.8), _WIDE),
    "thought_weak": Default(
        "chance that the target is weak, as the protagonist believes it", _band(0.2, 0.5, 0.8), _WIDE
    ),
}
LOW, HIGH = _band(0.02, 0.1, 0.25), _band(0.75, 0.9, 0.98)
"""What is said to be so or not so, without a number."""


@dataclass
class Numbers:
    """The numbers of a document's games as they are chosen: a name in, its band out, and where it came from kept."""

    taken: dict[str, Assumption] = field(default_factory=dict)

    def default(self, name: str) -> Range:
        """A default by its name, or the number as it was chosen before."""
        if name in self.taken:
            return self.taken[name].value
        known = DEFAULTS[name]
        return self.given(name, known.text, known.value, reason=known.reason)

    def leaning(self, name: str, value: Range, leans_on: tuple[Span, ...], reason: str) -> Range:
        """A default moved to where the document says that the number lies, without giving it."""
        if not leans_on:
            return self.default(name)
        return self.given(name, DEFAULTS[name].text, value, leans_on=leans_on, reason=reason)

    def stated(self, name: str, value: float, passage: Span) -> Range:
        """A number that the document itself gives."""
        return self.given(
            name, DEFAULTS[name].text, Range.point(value), passage=passage, reason="as the document has it"
        )

    def given(
        self,
        name: str,
        text: str,
        value: Range,
        *,
        passage: Span | None = None,
        leans_on: tuple[Span, ...] = (),
        reason: str,
    ) -> Range:
        """Keep a number with what it is and where it came from."""
        self.taken[name] = Assumption(
            name=name, text=text, value=value, passage=passage, leans_on=leans_on, reason=reason
        )
        return value

    def parameters(self, *names: str) -> dict[str, Parameter]:
        """Named numbers as parameters of a game, each with its passage or its reason."""
        return {name: self._parameter(name) for name in names}

    def _parameter(self, name: str) -> Parameter:
        self.default(name)
        one = self.taken[name]
        return Parameter(value=one.value, passage=one.passage, reason=f"{one.text}; {one.reason}")


__all__ = ["DEFAULTS", "HIGH", "LOW", "Default", "Numbers"]
