"""Calendar files (`.ics`) that mail and calendar programs read.

Takes events that are ready: names, days, a stamp. Gives the text of an iCalendar file. Promises
that the same events give the same bytes on every machine and every day. Needs the library
`icalendar`, which comes with the extra `calendar`. Codes CR553.
"""
