"""Cast: a parsed page -> who is named in it, by name, title, description or pronoun, and how they are tied."""

from __future__ import annotations

from prophasis.reading.cast.roster import Cast, Figure

__all__ = ["Cast", "Figure"]
