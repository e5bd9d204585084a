"""The catalogues of translations: `python -m scripts.translations` brings them up to date.

`found` reads what the program says from its source, `data` what its tables and bundled
files say, `catalogue` keeps both beside their translations in `resources/translations`.
"""
