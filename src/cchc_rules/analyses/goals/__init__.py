"""What the examples of an item have to reach, so that none of its rules can change unnoticed.

Takes an item in its frame. Gives its goals, whether an example reaches one, and each in words.
Promises that a goal which ranges prove to be out of every unit's reach is no goal. Never scores.
"""
