"""numbers in, inline SVG out: small pure functions, one picture a file; colours come from the page's style sheet.

Every picture is a strip that stands in a column of a table whose other columns hold the same numbers, so each
has its table twin beside it. Strips have no fixed width: places are per cent, text keeps its size.
"""
