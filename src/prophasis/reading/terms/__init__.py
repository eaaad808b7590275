"""A parsed sentence in -> the terms of demands, offers, promises and obligations."""
