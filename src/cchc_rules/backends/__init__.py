"""What can be made of a ruleset: scores, sentences, programs in other languages.

Each room here takes the nodes of `ir` and gives one kind of thing. Promises that no back end
knows another one or the text of a ruleset; `exact` says what a score means, the rest agree.
Never reads files. Emits no codes.
"""
