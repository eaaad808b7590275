"""readings -> a collation: what several documents say when they are laid side by side."""
