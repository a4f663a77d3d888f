"""Looks in an emergency on the screen."""
