"""A parsed page in -> triggers of events with modality, participants and days, gathered where they are one event."""
