"""one file per exchange format."""
