# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""The readers of other people: each reads a whole file and gives {column name: canonical values}."""
import canonical
import pyarrow as pa
import pyarrow.parquet as pq


def leaves(file):
    """The columns of a file as pyarrow understands its footer."""
    with pq.ParquetFile(file) as parquet:
        return [canonical.leaf_of(parquet.schema.column(i)) for i in range(len(parquet.schema.names))]


def read_pyarrow(file, columns):
    # verification of the CRCs is off by default; here it is half the point
    with pq.ParquetFile(file, page_checksum_verification=True) as parquet:
        return _arrow_columns(parquet.read(), columns)


def read_duckdb(file, columns):
    import duckdb

    # a time of day that is adjusted to UTC becomes a TIMETZ, which arrow has no type for
    zoned = [leaf.name for leaf in columns if leaf.logical == "Time" and leaf.details["isAdjustedToUTC"]]
    quoted = ['"' + name.replace('"', '""') + '"' for name in zoned]
    selected = f"* REPLACE ({', '.join(f'CAST({name} AS TIME) AS {name}' for name in quoted)})" if zoned else "*"
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute("SET TimeZone = 'UTC'")
        # UUIDs as sixteen bytes and not as text
        connection.execute("SET arrow_lossless_conversion = true")
        relation = connection.sql(f"SELECT {selected} FROM read_parquet($file)", params={"file": file})
        return _arrow_columns(relation.to_arrow_table(), columns)


def read_polars(file, columns):
    import polars

    frame = polars.read_parquet(file)
    return {leaf.name: canonical.from_arrow(frame.get_column(leaf.name).to_arrow(), leaf) for leaf in columns}


def read_fastparquet(file, columns):
    import fastparquet

    frame = fastparquet.ParquetFile(file).to_pandas()
    return {leaf.name: from_pandas(frame[leaf.name], leaf) for leaf in columns}


def _arrow_columns(table, columns):
    return {leaf.name: canonical.from_arrow(table.column(leaf.name), leaf) for leaf in columns}


def from_pandas(series, leaf):
    """pandas has one NaN for a null and for a NaN: the caller compares floats of fastparquet with that in mind."""
    if leaf.kind in ("f32", "f64", "f16"):
        return canonical.from_arrow(pa.array(series.to_numpy(), from_pandas=True), leaf)
    if leaf.logical == "Date":
        # fastparquet makes a datetime64 of it, at midnight
        days = series.to_numpy().astype("datetime64[D]")
        return [None if v != v else int(v.astype(int)) for v in days]
    values = [None if _missing(v) else v for v in series.tolist()]
    if leaf.logical == "Timestamp":
        return canonical.from_arrow(pa.array(series, from_pandas=True), leaf)
    if leaf.logical == "Time":
        # a Timedelta, or the bare number where it is in nanoseconds
        nanos = [getattr(v, "value", v) for v in values]
        return canonical.in_unit(nanos, 1, leaf)
    if leaf.logical == "String":
        return [None if v is None else v.encode("utf-8") for v in values]
    if leaf.logical == "Decimal":
        # fastparquet makes a double of it: the nearest, which tells decimals of up to 15 digits apart
        return [None if v is None else _nearest(v, leaf.details["scale"]) for v in values]
    if leaf.kind == "int":
        return [None if v is None else canonical.exact_int(v, v) for v in values]
    return values


def _nearest(value, scale):
    unscaled = round(value * 10**scale)
    if abs(unscaled) >= 10**15:
        raise ValueError(f"{value} is the double of several decimals of scale {scale}")
    return unscaled


def _missing(value):
    import pandas

    return value is None or value is pandas.NA or value is pandas.NaT or (isinstance(value, float) and value != value)


READERS = {"pyarrow": read_pyarrow, "duckdb": read_duckdb, "polars": read_polars, "fastparquet": read_fastparquet}
