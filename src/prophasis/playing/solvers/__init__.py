"""one file per method: a flat tree -> an equilibrium."""
