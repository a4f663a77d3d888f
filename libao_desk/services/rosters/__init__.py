"""Rosters (花名册): rows from the records as they stood on a day, and those of closed months as they were sent."""
