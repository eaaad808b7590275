"""What the engine is held against: written in plain Python, or in the terms of another tool."""
