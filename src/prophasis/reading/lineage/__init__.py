"""a corpus -> where what its documents say comes from."""
