"""The dialog of what has run out."""
