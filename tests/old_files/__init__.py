"""One real office of each released schema, so that every later program is tried on it."""
