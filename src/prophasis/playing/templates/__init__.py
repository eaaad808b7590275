"""nothing in -> classic situations as games to start from; each says what it captures, leaves out, and its source."""

from prophasis.playing.templates.arming import arming, spiral_or_deterrence
from prophasis.playing.templates.demand import demand_on_neighbour, demands
from prophasis.playing.templates.threat import credible_threat, guarantor
from prophasis.playing.templates.trust import reassurance, trust

__all__ = [
    "arming",
    "credible_threat",
    "demand_on_neighbour",
    "demands",
    "guarantor",
    "reassurance",
    "spiral_or_deterrence",
    "trust",
]
