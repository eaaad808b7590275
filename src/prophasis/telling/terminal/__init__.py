"""results in, a screen out: compact tables that read at 80 columns, without colour and on plain ASCII."""

from prophasis.telling.terminal.collation import show_collation
from prophasis.telling.terminal.counterfactual import show_counterfactuals
from prophasis.telling.terminal.difference import show_difference
from prophasis.telling.terminal.draft import show_draft
from prophasis.telling.terminal.equilibrium import show_equilibrium
from prophasis.telling.terminal.explained import show_derivations
from prophasis.telling.terminal.fit import show_fit
from prophasis.telling.terminal.forecasts import show_forecasts, show_prognosis
from prophasis.telling.terminal.game import show_method, show_policies, show_prediction
from prophasis.telling.terminal.game_tree import show_game_tree
from prophasis.telling.terminal.judgement import show_judgement, show_verdict
from prophasis.telling.terminal.model import show_models
from prophasis.telling.terminal.readings import show_readings
from prophasis.telling.terminal.selftested import show_selftest
from prophasis.telling.terminal.set_of_equilibria import show_branches, show_stationary
from prophasis.telling.terminal.simulation import show_simulation
from prophasis.telling.terminal.timeline import show_timeline

__all__ = [
    "show_branches",
    "show_collation",
    "show_counterfactuals",
    "show_derivations",
    "show_difference",
    "show_draft",
    "show_equilibrium",
    "show_fit",
    "show_forecasts",
    "show_game_tree",
    "show_judgement",
    "show_method",
    "show_models",
    "show_policies",
    "show_prediction",
    "show_prognosis",
    "show_readings",
    "show_selftest",
    "show_simulation",
    "show_stationary",
    "show_timeline",
    "show_verdict",
]
