"""Attribution: a parsed page with its cast -> whose words a passage gives, by what cue, to whom, believed or not."""
