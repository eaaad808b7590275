"""nothing in -> classic situations as games to start from; each says what it captures, leaves out, and its source."""

from prophasis.playing.templates.accession import accession_in_steps, bought_veto
from prophasis.playing.templates.alliance import accession_with_vetoes, wedge_driving
from prophasis.playing.templates.arming import arming, spiral_or_deterrence
from prophasis.playing.templates.demand import demand_on_neighbour, demands
from prophasis.playing.templates.deterrence import deterrence, emboldening_guarantee, extended_deterrence
from prophasis.playing.templates.learning import wartime_learning
from prophasis.playing.templates.power import preventive_war, salami_tactics
from prophasis.playing.templates.reputation import concession_as_weakness, diversion
from prophasis.playing.templates.settlement import rearming_ceasefire, settlement_terms, unequal_agreement
from prophasis.playing.templates.short_of_war import deniable_proxy, hybrid_pressure
from prophasis.playing.templates.talk import audience_costs, information_operations
from prophasis.playing.templates.threat import credible_threat, guarantor
from prophasis.playing.templates.trust import reassurance, trust
from prophasis.playing.templates.ultimatum import insincere_ultimatum, pretext, ultimatum
from prophasis.playing.templates.watched import ceasefire_with_limits, several_audiences

__all__ = [
    "accession_in_steps",
    "accession_with_vetoes",
    "arming",
    "audience_costs",
    "bought_veto",
    "ceasefire_with_limits",
    "concession_as_weakness",
    "credible_threat",
    "demand_on_neighbour",
    "demands",
    "deniable_proxy",
    "deterrence",
    "diversion",
    "emboldening_guarantee",
    "extended_deterrence",
    "guarantor",
    "hybrid_pressure",
    "information_operations",
    "insincere_ultimatum",
    "pretext",
    "preventive_war",
    "rearming_ceasefire",
    "reassurance",
    "salami_tactics",
    "settlement_terms",
    "several_audiences",
    "spiral_or_deterrence",
    "trust",
    "ultimatum",
    "unequal_agreement",
    "wartime_learning",
    "wedge_driving",
]
