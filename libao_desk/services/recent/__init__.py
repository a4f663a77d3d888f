"""The recent situation of each record (近况): drafted from the rows of a period, edited by the clerk, kept for the roster."""
