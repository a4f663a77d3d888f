"""What all registers share: persons, organisations, villages, committees, officers, and who may do what."""
