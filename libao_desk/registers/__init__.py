"""The registers of the office, one folder each; nothing outside a folder knows what is in it."""
