"""A register as a list (列表), and what is done to many of its rows in one act."""
