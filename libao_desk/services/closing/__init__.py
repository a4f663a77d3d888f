"""Months closed (月结) and put right (更正): what was sent, what is true now, and what lies between."""
