"""Hedging: a parsed page -> how sure the author says he is, by phrases and modals, with the clause it covers."""
