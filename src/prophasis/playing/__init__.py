"""game -> predictions, inference about aims, and a stress test of policies."""

from prophasis.playing._play import play
from prophasis.playing.branches import branches
from prophasis.playing.counterfactual import counterfactual, counterfactuals
from prophasis.playing.fitting.cross import crossed
from prophasis.playing.fitting.fit import model_of
from prophasis.playing.policy import stress, weights_from
from prophasis.playing.predict import focal_player, solve
from prophasis.playing.prognosis import prognosis
from prophasis.playing.public_tree import game_tree
from prophasis.playing.rivals import compared, is_long
from prophasis.playing.simulate import simulate
from prophasis.playing.stationary import is_endless, stationary

__all__ = [
    "branches",
    "compared",
    "counterfactual",
    "counterfactuals",
    "crossed",
    "focal_player",
    "game_tree",
    "is_endless",
    "is_long",
    "model_of",
    "play",
    "prognosis",
    "simulate",
    "solve",
    "stationary",
    "stress",
    "weights_from",
]
