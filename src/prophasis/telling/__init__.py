"""any result -> tables, figures, report, exchange formats; no arithmetic of its own."""
