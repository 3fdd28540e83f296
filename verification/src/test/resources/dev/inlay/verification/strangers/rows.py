# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""A file's rows as pyarrow gives them to a person: dates as dates, decimals as decimals, maps as lists of pairs."""
import datetime
import decimal


def pyarrow_rows(file):
    import pyarrow.parquet

    return [_plain(row) for row in pyarrow.parquet.read_table(file).to_pylist()]


def _plain(value):
    if isinstance(value, dict):
        return {name: _plain(field) for name, field in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(element) for element in value]
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)
