"""Heads: a small network and a linear model, trained on open data, asked only where the user turns them on.

See ``CARD.md`` for data, figures and limits.
"""
