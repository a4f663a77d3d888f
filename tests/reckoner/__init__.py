"""A second reckoner of the clocks, written from the law alone, that shares no line with the program it is held against."""
