"""sketch in -> the document's own model as games, with every number's band, and what follows from it."""
