"""What a competent user would write by hand: the other side of every ratio."""
