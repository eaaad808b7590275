"""case (+ predictions) -> verdict: how sure, why, and what would change it."""

from prophasis.weighing.verdict import weigh

__all__ = ["weigh"]
