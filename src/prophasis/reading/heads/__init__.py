"""Heads: small linear models trained on open data, asked only where the user turns them on; see ``CARD.md``."""
