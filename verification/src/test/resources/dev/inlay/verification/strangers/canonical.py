# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""One form for a value, whichever engine read it.

An engine hands out its own idea of a value: a datetime, a Decimal, a signed or unsigned integer of some width. To compare
them value for value they are brought to the form below, which loses nothing: two values are equal there exactly if the file
holds the same value.

    kind     leaf                                            canonical value          as text
    bool     BOOLEAN                                         bool                     true
    int      INT32, INT64 (unsigned by its annotation),      int, in the unit of      -17
             DATE, TIME, TIMESTAMP, DECIMAL (unscaled)       the leaf
    f16 f32  FLOAT16, FLOAT, DOUBLE                          int, the IEEE 754 bits   3ff8000000000000
    f64
    bytes    BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96         bytes                    hex, or #length:sha256

A null is None, in every kind.
"""
import decimal
import hashlib
import json
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# the default context would round an unscaled value of 76 digits to 28
decimal.getcontext().prec = 400

LONGEST_HEX = 200  # bytes; longer values travel as their digest
FLOAT_BITS = {"f16": (np.float16, np.uint16, 4), "f32": (np.float32, np.uint32, 8), "f64": (np.float64, np.uint64, 16)}
UNIT_NANOS = {"s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1, "milliseconds": 10**6, "microseconds": 10**3, "nanoseconds": 1}


class Leaf(NamedTuple):
    """A column of a file as its schema declares it."""

    name: str
    physical: str  # INT32, …
    logical: str  # Decimal, Timestamp, … or None
    details: dict  # the logical type's parameters
    kind: str


def leaf_of(column):
    """The Leaf for a pyarrow.parquet.ColumnSchema."""
    details = json.loads(column.logical_type.to_json())
    logical = details["Type"]
    if logical == "Decimal":
        kind = "int"
    elif logical == "Float16":
        kind = "f16"
    else:
        kind = {"BOOLEAN": "bool", "INT32": "int", "INT64": "int", "FLOAT": "f32", "DOUBLE": "f64"}.get(column.physical_type, "bytes")
    return Leaf(column.path, column.physical_type, logical, details, kind)


def from_arrow(chunked, leaf):
    """The canonical values of an arrow column; engines that are not arrow export to it without a change of value."""
    values = []
    for chunk in chunked.chunks if isinstance(chunked, pa.ChunkedArray) else [chunked]:
        values += _chunk(chunk, leaf)
    return values


def _chunk(array, leaf):
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    kind = array.type
    if pa.types.is_dictionary(kind):
        return _chunk(array.dictionary_decode(), leaf)
    if leaf.kind == "bool" and not pa.types.is_boolean(kind):
        return [None if v is None else {0: False, 1: True}[v] for v in array.to_pylist()]  # arrow.bool8
    if leaf.logical == "Interval" and pa.types.is_interval(kind):
        return [None if v is None else _interval(v) for v in array.to_pylist()]
    if pa.types.is_null(kind):
        return [None] * len(array)
    if pa.types.is_floating(kind):
        return _float_bits(array, leaf)
    if pa.types.is_decimal(kind):
        scale = leaf.details["scale"]
        return [None if v is None else exact_int(v.scaleb(scale), v) for v in array.to_pylist()]
    if pa.types.is_timestamp(kind) or pa.types.is_time(kind):
        width = pa.int32() if kind.bit_width == 32 else pa.int64()
        # view, not cast: what an engine holds is taken as it is
        return in_unit(array.view(width).to_pylist(), UNIT_NANOS[kind.unit], leaf)
    if pa.types.is_date32(kind):
        return array.view(pa.int32()).to_pylist()
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        array = pc.cast(array, pa.large_binary(), safe=True)
    return array.to_pylist()


def _float_bits(array, leaf):
    if leaf.kind not in FLOAT_BITS:
        raise TypeError(f"{array.type} for {leaf}")
    float_type, bits_type, _ = FLOAT_BITS[leaf.kind]
    own = array.type.to_pandas_dtype()
    raw = np.frombuffer(array.buffers()[1] or b"", dtype=own)[array.offset : array.offset + len(array)]
    valid = array.is_valid().to_numpy(zero_copy_only=False)
    raw = np.where(valid, raw, own(0))  # the slot of a null holds anything
    narrow = raw.astype(float_type)
    # a wider float than the leaf's (an engine without FLOAT16) must fit, bit for bit
    if own != float_type and not np.array_equal(narrow.astype(own), raw, equal_nan=True):
        raise ValueError(f"{array.type} holds values that are no {leaf.kind}")
    bits = narrow.view(bits_type).tolist()
    return bits if valid.all() else [bit if is_valid else None for bit, is_valid in zip(bits, valid)]


def _interval(value):
    """Months, days and milliseconds, little-endian; an arrow interval has the last as nanoseconds."""
    millis = exact_int(decimal.Decimal(value.nanoseconds) / 10**6, value)
    return b"".join((n & 0xFFFFFFFF).to_bytes(4, "little") for n in (value.months, value.days, millis))


def in_unit(values, nanos, leaf):
    wanted = UNIT_NANOS.get(leaf.details.get("timeUnit"), nanos)
    if wanted == nanos:
        return values
    if nanos > wanted:
        factor = nanos // wanted
        return [None if v is None else v * factor for v in values]
    factor = wanted // nanos
    for v in values:
        if v is not None and v % factor:
            raise ValueError(f"{v} × {nanos} ns is no multiple of the column's unit")
    return [None if v is None else v // factor for v in values]


def exact_int(scaled, value):
    integer = int(scaled)
    if integer != scaled:
        raise ValueError(f"{value} has more digits than the column's scale")
    return integer


def text(value, leaf):
    """How a canonical value is written in messages and on the wire; None stays None."""
    if value is None or isinstance(value, str):
        return value
    if leaf.kind == "bool":
        return "true" if value else "false"
    if leaf.kind in FLOAT_BITS:
        return format(value, "0%dx" % FLOAT_BITS[leaf.kind][2])
    if isinstance(value, bytes):
        return value.hex() if len(value) <= LONGEST_HEX else f"#{len(value)}:{hashlib.sha256(value).hexdigest()}"
    return str(value)


def parse(written, leaf):
    """The canonical value of a text; a digest stays a str, which text() leaves alone."""
    if written is None or written.startswith("#"):
        return written
    if leaf.kind == "bool":
        return {"true": True, "false": False}[written]
    if leaf.kind in FLOAT_BITS:
        return int(written, 16)
    return bytes.fromhex(written) if leaf.kind == "bytes" else int(written)


def readable(value, leaf):
    """A canonical value for a person: the text, and what it says where that is not plain."""
    if value is None:
        return "null"
    shown = text(value, leaf)
    if leaf.kind in FLOAT_BITS:
        float_type, bits_type, _ = FLOAT_BITS[leaf.kind]
        return f"{np.array([value], bits_type).view(float_type)[0]!s} (bits {shown})"
    if isinstance(value, bytes):
        return f"{value[:60]!r}{'…' if len(value) > 60 else ''} (bytes {shown[:80]})"
    return shown
