"""case (+ predictions) -> verdict: how sure, why, and what would change it."""
