"""A parsed sentence in -> the reasons it gives or refuses: explanandum, explanans, cue (stance comes after)."""
