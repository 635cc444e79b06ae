"""Drawings as SVG elements that stand inside a page.

Takes names and numbers that are ready. Gives the text of one `<svg>` element, with a title and a
description for those who listen. Promises that it needs nothing from anywhere, takes its colour
from the page around it, and is the same text on every machine. Emits no codes.
"""
