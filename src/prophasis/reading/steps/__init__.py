"""one file per step: each adds the marks of its layer."""
