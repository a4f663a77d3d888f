"""Heads (表头): every word that heads a column, which datum each column of a sheet means, and why a column is not read."""
