"""A sheet put in order before it is judged (整理来表): one row for each record, each cell one datum."""
