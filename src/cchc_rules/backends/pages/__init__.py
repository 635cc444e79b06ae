"""Pages in Markdown, as MkDocs with the theme Material builds them, and what such a site needs.

Takes pages that are ready: headings, sentences, tables, pictures. Gives their Markdown, the
configuration of the site and its style sheet. Promises that no text of a ruleset is read as
markup, that every heading has the anchor it was given, and that the same page gives the same
bytes everywhere. Knows nothing of rulesets. Emits no codes.
"""
