"""Rulesets, dossiers and results on disk.

Takes paths and ruleset references (`binh-duong/so@2018`). Gives compiled rulesets, bound
dossiers and files written whole or not at all. Never prints. Codes CR001 and CR5xx.
"""
