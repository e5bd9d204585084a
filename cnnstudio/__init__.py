"""CNN Studio: build a convolutional network by hand, watch it train, look inside."""

__version__ = "0.1.0"
