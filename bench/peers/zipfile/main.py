"""Writes a folder's files to standard output as a ZIP that stores them, with nothing but Python's own library."""

import pathlib
import sys
import zipfile

folder = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(sys.stdout.buffer, "w", zipfile.ZIP_STORED) as bundle:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            bundle.write(file, file.relative_to(folder))
