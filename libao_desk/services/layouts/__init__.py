"""The county's own forms (表样): read, kept in versions, filled with a roster."""
