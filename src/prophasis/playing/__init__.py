"""game -> predictions, inference about aims, and a stress test of policies."""

from prophasis.playing._play import play
from prophasis.playing.long import is_long
from prophasis.playing.policy import stress, weights_from
from prophasis.playing.predict import focal_player, solve
from prophasis.playing.rivals import compared

__all__ = ["compared", "focal_player", "is_long", "play", "solve", "stress", "weights_from"]
