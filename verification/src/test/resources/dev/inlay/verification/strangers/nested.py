# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""Whole records of nested columns, whichever engine read them.

    struct   list of its fields        bytes    "0x" and hex
    list     list                      float    its bits in hex: a NaN is no number in JSON
    map      list of [key, value]      others   as they are in JSON

No schema is needed for it: an engine that loses or moves a null, an empty list or an element comes out different.
"""
import struct

import pyarrow.parquet as pq


def records(engine, file):
    """The records of a file, in order."""
    return [_canonical(record) for record in READERS[engine](file)]


def _canonical(value):
    if isinstance(value, dict):
        return [_canonical(v) for v in value.values()]
    if isinstance(value, (list, tuple)):
        return [_canonical(v) for v in value]
    if isinstance(value, bytes):
        return "0x" + value.hex()
    if isinstance(value, float):
        return struct.pack(">d", value).hex()
    return value


def _pyarrow(file):
    with pq.ParquetFile(file, page_checksum_verification=True) as parquet:
        return parquet.read().to_pylist()


def _duckdb(file):
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        return connection.sql("FROM read_parquet($file)", params={"file": file}).to_arrow_table().to_pylist()


def _polars(file):
    import polars

    return polars.read_parquet(file).to_arrow().to_pylist()


def _fastparquet(file):
    """Lists and maps of leaves; it makes columns of what is in structs, and knows nothing deeper."""
    import fastparquet

    frame = fastparquet.ParquetFile(file).to_pandas()
    return [{name: _of_pandas(v) for name, v in row.items()} for row in frame.to_dict("records")]


def _of_pandas(value):
    if isinstance(value, dict):
        return [[key, _of_pandas(v)] for key, v in value.items()]
    if isinstance(value, list):
        return [_of_pandas(v) for v in value]
    if value is None or value != value:
        return None
    return value.item() if hasattr(value, "item") else value  # of a NumPy scalar


READERS = {"pyarrow": _pyarrow, "duckdb": _duckdb, "polars": _polars, "fastparquet": _fastparquet}
