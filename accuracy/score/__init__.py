"""How near a reading comes to the truth of its document: one figure for each thing that is read."""
