#!/usr/bin/env python3
"""Opens a spreadsheet in a real LibreOffice, edits it as a person would, and saves it.

    edit.py FILE EDIT...

An EDIT is one of
    set:ROW:COLUMN:TEXT     types TEXT into a cell (rows and columns from 1, the headings are row 1)
    text:ROW:COLUMN:TEXT    the same into a cell whose format is « text »
    delete:ROW              deletes the row
    insert:ROW              inserts an empty row before it
    move:FROM:TO            cuts the row FROM and inserts it before the row TO
    as:EXTENSION            saves beside FILE as .csv or .ods instead of over it
"""

import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.CellDeleteMode import ROWS as DELETE_ROWS

FILTERS = {".ods": "calc8", ".csv": "Text - txt - csv (StarCalc)"}
# Semicolons, quotation marks, UTF-8, from the first line, columns as they are, cells as shown.
CSV_OPTIONS = "59,34,76,1,,0,false,true,false"
PATIENCE = 60.0


def property(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def edit(document, action):
    kind, *rest = action.split(":", 3)
    sheet = document.Sheets.getByIndex(0)
    if kind in ("set", "text"):
        row, column, text = int(rest[0]) - 1, int(rest[1]) - 1, rest[2]
        cell = sheet.getCellByPosition(column, row)
        if kind == "set":
            # As the input line takes it: a number becomes a number.
            cell.setFormula(text)
        else:
            formats = document.NumberFormats
            cell.NumberFormat = formats.getStandardFormat(256, document.CharLocale)
            cell.setString(text)
    elif kind == "delete":
        sheet.Rows.removeByIndex(int(rest[0]) - 1, 1)
    elif kind == "insert":
        sheet.Rows.insertByIndex(int(rest[0]) - 1, 1)
    elif kind == "move":
        source, target = int(rest[0]) - 1, int(rest[1]) - 1
        sheet.Rows.insertByIndex(target, 1)
        source += target <= source
        row = sheet.getCellRangeByPosition(0, source, 1023, source)
        sheet.copyRange(sheet.getCellByPosition(0, target).CellAddress, row.RangeAddress)
        sheet.removeRange(row.RangeAddress, DELETE_ROWS)
    else:
        sys.exit(f"unknown edit: {action}")


def main():
    path, *actions = sys.argv[1:]
    endings = [action[3:] for action in actions if action.startswith("as:")]
    ending = f".{endings[0]}" if endings else os.path.splitext(path)[1]
    target = os.path.splitext(path)[0] + ending
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"carnet{os.getpid()}"
        office = subprocess.Popen(
            ["soffice", "--headless", "--invisible", "--norestore", "--nologo", "--nodefault",
             f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            desk = desktop(pipe)
            opening = [property("Hidden", True)]
            if path.endswith(".csv"):
                opening += [property("FilterName", FILTERS[".csv"]), property("FilterOptions", CSV_OPTIONS)]
            document = desk.loadComponentFromURL(
                uno.systemPathToFileUrl(os.path.abspath(path)), "_blank", 0, tuple(opening))
            for action in actions:
                if not action.startswith("as:"):
                    edit(document, action)
            saving = [property("FilterName", FILTERS[ending])]
            if ending == ".csv":
                saving.append(property("FilterOptions", CSV_OPTIONS))
            document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(target)), tuple(saving))
            document.close(True)
            desk.terminate()
            office.wait(PATIENCE)
        finally:
            office.kill()


main()
