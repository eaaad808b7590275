"""results in, exchange files out: one file a format."""
