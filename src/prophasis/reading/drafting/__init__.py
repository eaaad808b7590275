"""readings -> the parts of a draft case: hypotheses, evidence, actors, with who stands where on them."""
