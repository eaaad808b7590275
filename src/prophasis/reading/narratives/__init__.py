"""a corpus -> what is told again and again, the terms it is told in, and the cases that are set side by side."""
