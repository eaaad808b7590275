"""game -> predictions, inference about aims, and a stress test of policies."""

from prophasis.playing._play import play
from prophasis.playing.policy import stress, weights_from
from prophasis.playing.predict import focal_player, solve

__all__ = ["focal_player", "play", "solve", "stress", "weights_from"]
