"""Sheets to be filled in elsewhere (填报表): templates, and records sent out to come back."""
