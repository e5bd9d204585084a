"""Measured ratios against named references; run by `make bench`, never by the tests."""
