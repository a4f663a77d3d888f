"""Qt Designer's frames from ui/, compiled by ui/compile.py and kept here so that a checkout runs and is type-checked as it is."""
