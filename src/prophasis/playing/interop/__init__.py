"""games of other tools in, games for other tools out: one file per format."""

from prophasis.playing.interop.efg import Extensive, game_efg, read_efg, write_efg
from prophasis.playing.interop.equilibrium import play_efg, solve_extensive

__all__ = ["Extensive", "game_efg", "play_efg", "read_efg", "solve_extensive", "write_efg"]
