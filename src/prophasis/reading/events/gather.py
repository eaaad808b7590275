"""Gather: triggers that speak of one event -> one event with several mentions ("invaded", "the invasion")."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prophasis.reading.events.dating import narrow
from prophasis.reading.families import family

if TYPE_CHECKING:
    from prophasis.reading.events.trigger import Trigger

_UNREAL = ("planned", "demanded", "feared", "hypothetical")


@dataclass
class Gathered:
    """One event: its mentions in order; ``head`` is the one that says most of it."""

    triggers: list[Trigger] = field(default_factory=list)

    @property
    def head(self) -> Trigger:
        return self.triggers[0]

    @property
    def agent(self) -> str | None:
        return next((one.agent for one in self.triggers if one.agent is not None), None)

    @property
    def patient(self) -> str | None:
        return next((one.patient for one in self.triggers if one.patient is not None), None)

    @property
    def days(self) -> tuple[str | None, str | None, str | None]:
        return narrow([time for one in self.triggers for time in one.times])

    def years(self) -> set[str]:
        """Years that its datings name, where they name one."""
        return {
            time[0][:4]
            for one in self.triggers
            for time in one.times
            if time[0] is not None and time[1] is not None and time[0][:4] == time[1][:4]
        }


def gather(triggers: list[Trigger]) -> list[Gathered]:
    """Join triggers of one family, deeds with deeds, whose participants and years do not speak against it."""
    found: list[Gathered] = []
    open_by_family: dict[str, list[Gathered]] = {}
    named = {family(one.token.lemma_) for one in triggers if one.token.pos_ in ("NOUN", "PROPN")}
    for trigger in triggers:
        key = family(trigger.token.lemma_)
        match = None
        if trigger.kind == "deed" and key in named:
            match = _match(trigger, open_by_family.get(key, []))
        if match is None:
            match = Gathered()
            found.append(match)
            open_by_family.setdefault(key, []).append(match)
        match.triggers.append(trigger)
    return found


def _match(trigger: Trigger, events: list[Gathered]) -> Gathered | None:
    fitting = [event for event in events if _fits(trigger, event)]
    if not fitting:
        return None
    years = {time[0][:4] for time in trigger.times if time[0]}
    dated = [event for event in fitting if years and event.years() & years]
    if dated:
        return dated[-1]
    if years:
        undated = [event for event in fitting if not event.years()]
        return undated[-1] if undated else None
    same = [event for event in fitting if trigger.patient is not None and event.patient == trigger.patient]
    return max(same or fitting, key=lambda event: (len(event.triggers), event.triggers[-1].token.i))


def _fits(trigger: Trigger, event: Gathered) -> bool:
    if _real(trigger) != _real(event.head):
        return False
    if trigger.patient is not None and event.patient is not None and trigger.patient != event.patient:
        return False
    named = trigger.agent is not None and event.agent is not None and trigger.agent != event.agent
    if named and (trigger.patient is None or trigger.patient != event.patient):
        return False
    years = {time[0][:4] for time in trigger.times if time[0]}
    return not (years and event.years() and not (years & event.years()))


def _real(trigger: Trigger) -> str:
    return "unreal" if trigger.modality in _UNREAL else trigger.modality
