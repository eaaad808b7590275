"""documents -> marks with exact offsets -> a draft case in which nothing is accepted yet."""
