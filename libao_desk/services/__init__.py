"""Use cases: what the staff do with the registers, each act with its rights, its transaction and its trail."""
