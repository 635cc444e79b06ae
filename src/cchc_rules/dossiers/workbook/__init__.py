"""Dossiers that come as the workbook of `cchc workbook`.

Takes the bytes of a file. Gives the same tree as a YAML dossier, its texts placed in a listing of the
input cells, one line per row of the form. Promises that only input cells are read, never what a
formula says, and that no file is unpacked that could be a bomb, carries macros or reaches out to
other files. Needs the library `python-calamine`, which comes with the extra `office`. Codes CR401,
CR402, CR405, CR415, CR553 and CR602.
"""
