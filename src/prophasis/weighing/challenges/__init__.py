"""standing verdict -> attacks on it: one file an attack, each returning its own record."""
