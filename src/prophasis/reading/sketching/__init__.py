"""readings in -> sketches: each document's own model, as its author has it, part by part with its passage."""
