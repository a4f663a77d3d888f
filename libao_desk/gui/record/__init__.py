"""One record (档案): its form, its parts as tabs, what it may do next, its papers and people."""
