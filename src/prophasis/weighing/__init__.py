"""case (+ predictions) -> verdict: how sure, why, and what would change it."""

from prophasis.weighing.difference import between_analysts, difference
from prophasis.weighing.explain import explain
from prophasis.weighing.verdict import weigh

__all__ = ["between_analysts", "difference", "explain", "weigh"]
