"""Sheets as they really arrive, each with its one trouble and with what the program must make of it, written by hand."""
