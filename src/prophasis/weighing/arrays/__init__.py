"""arrays in, arrays out: the mathematics of weighing with explicit axes, free of names, cases and documents."""
