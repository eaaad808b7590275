"""nouns in, plain dicts for the templates out: what each section of the report shows, in its order."""
