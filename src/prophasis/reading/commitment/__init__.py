"""Commitment: a clause and the words around it -> how far its speaker is committed to it, from -3 to 3, and why."""

from prophasis.reading.commitment.passage import commitment_to, hedge_commitment
from prophasis.reading.commitment.rule import Commitment, is_clause, weigh_clause

__all__ = ["Commitment", "commitment_to", "hedge_commitment", "is_clause", "weigh_clause"]
