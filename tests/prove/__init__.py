"""The long proofs (`python dev.py prove`): each runs in full here and in a small sample in the suite."""
