"""Looks in an emergency on the screen (应急查阅): asked for, told all the time, read by the director."""
