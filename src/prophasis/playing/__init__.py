"""game -> predictions, inference about aims, and a stress test of policies."""
