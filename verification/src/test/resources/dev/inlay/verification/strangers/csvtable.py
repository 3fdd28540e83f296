# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""What a CSV says, by Python's own csv module, under given types. Nothing here is taken from Inlay's reading of it."""
import csv
import datetime
import decimal
import re
import sys
from random import Random

import canonical
import numpy as np

csv.field_size_limit(sys.maxsize)

EPOCH = datetime.date(1970, 1, 1)
TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?")
ZONE = re.compile(r"(Z|[+-]\d\d(?::?\d\d)?)$")


def columns(path, leaves, nulls=("",), text_nulls=None, delimiter=",", quote='"', encoding="utf-8-sig", header=True):
    """{leaf name: canonical values}; the file's columns and the leaves go together by position. The csv module does not say
    which fields had quotes: who knows that all had passes text_nulls=[], for in a column of text "" is no null then."""
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
    text_nulls = nulls if text_nulls is None else text_nulls
    return {leaf.name: column(cells, leaf, text_nulls if leaf.logical == "String" else nulls) for cells, leaf in zip(texts, leaves)}


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
        return lambda cell: canonical.exact_int(decimal.Decimal(cell.strip()).scaleb(scale), cell)
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


def write_random(path, seed, rows, delimiter=",", quote_all=False, line_end="\n", byte_order_mark=False):
    """A table that is hard on a CSV reader, as Python's csv module writes it: delimiters, quotes and line ends inside of fields,
    any character, numbers at the edges of their types, nulls everywhere."""
    random = Random(seed)
    makers = {
        "text": lambda: "".join(random.choice(["a", "é", "😀", '"', "\n", "\r\n", delimiter, " ", "'", "\\", "0", "\t"]) for _ in range(random.randrange(1, 9))),
        "words": lambda: random.choice(["Ätna", " padded ", "007", "+1", "1e5x", "NULL", "null", "NA", "-", "1,5", "0x1f", "2024-13-01"]),
        "int": lambda: random.choice([0, 1, -1, 2**31, 2**63 - 1, -(2**63), random.randrange(-(10**6), 10**6)]),
        "double": lambda: random.choice([0.1, -0.0, 1e-7, 1.7976931348623157e308, 5e-324, 123456.789, random.uniform(-1, 1) * 10.0 ** random.randrange(-300, 300)]),
        "date": lambda: EPOCH + datetime.timedelta(days=random.randrange(-100_000, 100_000)),
        "stamp": lambda: datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=random.randrange(-(10**16), 10**16)),
        "utc": lambda: f"20{random.randrange(10, 99)}-02-28T23:59:{random.randrange(10, 60)}{random.choice(['Z', '+05:30', '-11:00'])}",
        "flag": lambda: random.choice(["true", "false", "TRUE", "False"]),
    }
    with open(path, "w", newline="", encoding="utf-8-sig" if byte_order_mark else "utf-8") as out:
        quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
        writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
        writer.writerow(list(makers))
        for row in range(rows):
            # no null at first, so that each column's type is found whatever the seed
            writer.writerow([None if row and random.random() < 0.2 else make() for make in makers.values()])
