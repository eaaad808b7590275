"""one file per format: bytes -> canonical text."""
