"""Catalogues of translations, kept up to date by `python -m scripts.translations`.

`found` reads what the program says from its source, `data` what its tables and bundled
files say, `catalogue` keeps both beside their translations in `resources/translations`.
"""
