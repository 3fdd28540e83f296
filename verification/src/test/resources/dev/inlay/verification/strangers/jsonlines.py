# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""JSON records, as Python's json module writes and reads them, beside what engines read in the Parquet file made of them."""
import datetime
import json
import struct
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

INTEGERS = [0, 1, -1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, -(2**63)]
DOUBLES = [0.1, -0.0, 1e-7, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 123456.789, 0.30000000000000004]
PIECES = ["a", "é", "ß", "😀", "\U0010ffff", '"', "\\", "/", "\n", "\r", "\t", "\b", "\x00", "\x1f", "\x7f", "\u2028", "\ufeff", "0", " ", "null"]


def write_random_json(path, seed, rows, ascii):
    """Lines of nested records, any field of which may be missing or null; what is not ASCII is escaped, or written as it is."""
    random = Random(seed)
    with open(path, "w", encoding="utf-8", newline="") as out:
        for row in range(rows):
            record = {name: _maybe(random, make) for name, make in FIELDS.items() if row == 0 or random.random() < 0.85}
            if row and random.random() < 0.3:
                record = {name: record[name] for name in random.sample(list(record), len(record))}
            separators = random.choice([(",", ":"), (", ", ": "), (" , ", " :\t")])
            out.write(json.dumps(record, ensure_ascii=ascii, separators=separators) + random.choice(["\n", "\r\n", " \n"]))


def _maybe(random, make):
    return None if random.random() < 0.2 else make(random)


def _integer(random):
    return random.choice(INTEGERS + [random.randrange(-(2**63), 2**63)])


def _double(random):
    return random.choice(DOUBLES + [random.uniform(-1, 1) * 10.0 ** random.randrange(-300, 300)])


def _text(random):
    return "".join(random.choice(PIECES) for _ in range(random.randrange(8)))


def _list(make, most=4):
    return lambda random: [_maybe(random, make) for _ in range(random.randrange(most))]


def _object(**fields):
    def make(random):
        return {name: _maybe(random, field) for name, field in fields.items() if random.random() < 0.8}

    return make


FIELDS = {
    "id": _integer,
    "ratio": _double,
    "name": _text,
    "flag": lambda random: random.random() < 0.5,
    "day": lambda random: (datetime.date(1970, 1, 1) + datetime.timedelta(days=random.randrange(-100_000, 100_000))).isoformat(),
    "at": lambda random: f"20{random.randrange(10, 99)}-02-28T23:59:{random.randrange(10, 60)}.{random.randrange(10**6):06}Z",
    "huge": lambda random: random.choice([2**63, -(2**63) - 1, 10**30]),
    "tags": _list(_text),
    "matrix": _list(_list(_double)),
    "place": _object(city=_text, at=_object(x=_double, y=_integer)),
    "items": _list(_object(sku=_text, price=_double, count=_integer, notes=_list(_text), size=_object(w=_integer, h=_list(_double)))),
    "mixture": lambda random: random.choice([1, "one", [1, {"two": 2.5}], {"three": None}, True, 10**22]),
    "labels": lambda random: {f"k{random.randrange(10**6)}é": _integer(random) for _ in range(random.randrange(12))},
}


class Number(str):
    """A number of JSON with all of its digits."""


def _load(text):
    return json.loads(text, parse_int=Number, parse_float=Number)


def json_mismatches(engine, lines, file):
    """What `engine` reads in `file` against the records of `lines`, under the types that pyarrow finds in the file: how many
    values were compared, the first that differ, and the file's leaves."""
    with open(lines, encoding="utf-8", newline="") as text:
        records = [_load(line) for line in text.read().split("\n") if line.strip()]
    with pq.ParquetFile(file) as parquet:
        fields = list(parquet.schema_arrow)
        leaves = [parquet.schema.column(i) for i in range(len(parquet.schema))]
    texts = {leaf.path for leaf in leaves if leaf.logical_type.type == "JSON"}
    rows = READERS[engine](file).to_pylist()
    found = [f"{len(rows)} rows of {len(records)}"] if len(rows) != len(records) else []
    values = 0
    for i, (record, row) in enumerate(zip(records, rows)):
        unknown = set(record) - {field.name for field in fields}
        if unknown:
            found.append(f"row {i}: no column for {sorted(unknown)}")
        for field in fields:
            json_value, value = record.get(field.name), row[field.name]
            values += 1
            if field.name in texts:
                same = value is None if json_value is None else value is not None and _load(value) == json_value
            else:
                same = _expected(json_value, field.type) == _plain(value, field.type)
            if not same:
                found.append(f"row {i}, {field}: {json_value!r} became {value!r}")
    return {"values": values, "mismatches": found[:5], "leaves": sorted(map(_leaf, leaves))}


def _leaf(leaf):
    logical = leaf.logical_type.type
    return f"{leaf.path} {leaf.physical_type if logical == 'NONE' else logical}"


def _expected(value, kind):
    """What a JSON value is under an arrow type; raises if it is nothing there."""
    if value is None:
        return None
    if pa.types.is_struct(kind):
        fields = {field.name: field.type for field in kind}
        if not set(value) <= set(fields):
            raise ValueError(f"{value!r} has other fields than {kind}")
        return {name: _expected(value.get(name), type_) for name, type_ in fields.items()}
    if pa.types.is_list(kind):
        return [_expected(element, kind.value_type) for element in value]
    if pa.types.is_map(kind):
        return [(name, _expected(element, kind.item_type)) for name, element in value.items()]
    if pa.types.is_floating(kind):
        return struct.pack(">d", float(value))
    if pa.types.is_integer(kind):
        return int(value)
    if pa.types.is_date(kind):
        return datetime.date.fromisoformat(value)
    if pa.types.is_timestamp(kind):
        return datetime.datetime.fromisoformat(value)
    if pa.types.is_boolean(kind):
        return {True: True, False: False}[value]
    if pa.types.is_string(kind):
        return str(value)
    raise TypeError(str(kind))


def _plain(value, kind):
    if value is None:
        return None
    if pa.types.is_struct(kind):
        return {field.name: _plain(value[field.name], field.type) for field in kind}
    if pa.types.is_list(kind):
        return [_plain(element, kind.value_type) for element in value]
    if pa.types.is_map(kind):
        # Polars' is a list of structs
        pairs = [(e["key"], e["value"]) if isinstance(e, dict) else e for e in value]
        return [(name, _plain(element, kind.item_type)) for name, element in pairs]
    if pa.types.is_floating(kind):
        return struct.pack(">d", value)
    return value


def _pyarrow(file):
    return pq.read_table(file, page_checksum_verification=True)


def _duckdb(file):
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        return connection.sql("FROM read_parquet($file)", params={"file": file}).to_arrow_table()


def _polars(file):
    import polars

    return polars.read_parquet(file).to_arrow()


READERS = {"pyarrow": _pyarrow, "duckdb": _duckdb, "polars": _polars}
