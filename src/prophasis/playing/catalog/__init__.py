"""published games with their published answers, filed by publication."""
