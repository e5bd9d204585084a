"""The dialog of refactorings: what could be done, and what would come of it."""
