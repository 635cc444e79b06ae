"""The language of rulesets: from the text people write to the meaning machines use.

Rooms in order: surface (text and its tree), resolved (names bound, types known), checked (what
must hold before anything runs), lowering (into the IR). Codes CR0xx to CR3xx.
"""
