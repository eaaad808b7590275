"""one file per attack on a verdict, each returning its own record."""
