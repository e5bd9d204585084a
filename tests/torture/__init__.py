"""Tortures: what is done so often and at random that rare mistakes show."""
