# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""What a CSV says, by Python's own csv module, under given types. Nothing here is taken from Inlay's reading of it."""
import csv
import datetime
import decimal
import re
import sys

import canonical
import numpy as np

csv.field_size_limit(sys.maxsize)

EPOCH = datetime.date(1970, 1, 1)
TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?")
ZONE = re.compile(r"(Z|[+-]\d\d(?::?\d\d)?)$")


def columns(path, leaves, nulls=("",), delimiter=",", quote='"', encoding="utf-8-sig", header=True):
    """{leaf name: canonical values}; the file's columns and the leaves go together by position."""
    with open(path, newline="", encoding=encoding) as lines:
        rows = [row for row in csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=True) if row]
    if header and rows:
        names = rows.pop(0)
        if names != [leaf.name for leaf in leaves]:
            raise ValueError(f"header {names}, but the file's columns are {[leaf.name for leaf in leaves]}")
    for number, row in enumerate(rows):
        if len(row) != len(leaves):
            raise ValueError(f"row {number} has {len(row)} fields, not {len(leaves)}")
    texts = zip(*rows) if rows else [[] for _ in leaves]
    return {leaf.name: column(cells, leaf, nulls) for cells, leaf in zip(texts, leaves)}


def column(cells, leaf, nulls):
    if leaf.kind in ("f32", "f64"):
        float_type, bits_type, _ = canonical.FLOAT_BITS[leaf.kind]
        numbers = np.array([0.0 if cell in nulls else float(cell) for cell in cells], dtype=float_type)
        return [None if cell in nulls else bits for cell, bits in zip(cells, numbers.view(bits_type).tolist())]
    convert = converter(leaf)
    return [None if cell in nulls else convert(cell) for cell in cells]


def converter(leaf):
    """text → canonical value, for a leaf that is no float."""
    if leaf.kind == "bool":
        return lambda cell: {"true": True, "false": False}[cell.strip().lower()]
    if leaf.logical == "Decimal":
        scale = leaf.details["scale"]
        return lambda cell: canonical._exact_int(decimal.Decimal(cell.strip()).scaleb(scale), cell)
    if leaf.logical == "Date":
        return lambda cell: (datetime.date.fromisoformat(cell) - EPOCH).days
    if leaf.logical == "Time":
        unit = canonical.UNIT_NANOS[leaf.details["timeUnit"]]
        return lambda cell: _exact_div(time_nanos(cell), unit, cell)
    if leaf.logical == "Timestamp":
        unit = canonical.UNIT_NANOS[leaf.details["timeUnit"]]
        return lambda cell: _exact_div(timestamp_nanos(cell, leaf.details["isAdjustedToUTC"]), unit, cell)
    if leaf.kind == "int":
        return int
    if leaf.logical in ("String", "JSON", "Enum"):
        return lambda cell: cell.encode("utf-8")
    raise TypeError(f"no rule for a cell of {leaf}")


def timestamp_nanos(cell, adjusted):
    """Nanoseconds since 1970-01-01 00:00; datetime itself stops at microseconds."""
    zone = ZONE.search(cell[10:])
    if bool(zone) != adjusted:
        raise ValueError(f"{cell}: a zone if and only if the column is adjusted to UTC")
    clock = cell[11 : len(cell) - len(zone.group(1))] if zone else cell[11:]
    nanos = (datetime.date.fromisoformat(cell[:10]) - EPOCH).days * 86_400 * 10**9 + time_nanos(clock.strip() or "00:00")
    if zone and zone.group(1) != "Z":
        sign, digits = zone.group(1)[0], zone.group(1)[1:].replace(":", "").ljust(4, "0")
        offset = (int(digits[:2]) * 60 + int(digits[2:])) * 60 * 10**9
        nanos += -offset if sign == "+" else offset
    return nanos


def time_nanos(cell):
    match = TIME.fullmatch(cell)
    if not match:
        raise ValueError(f"no time of day: {cell}")
    hour, minute, second, fraction = match.groups()
    return ((int(hour) * 60 + int(minute)) * 60 + int(second or 0)) * 10**9 + int((fraction or "").ljust(9, "0"))


def _exact_div(nanos, unit, cell):
    if nanos % unit:
        raise ValueError(f"{cell} is finer than the column's unit")
    return nanos // unit
