# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""Types that few files have: what other readers make of them."""
import pyarrow as pa
import pyarrow.parquet as pq


def geospatial_statistics(file):
    """Of each row group each column's, as pyarrow sees them: [xmin, xmax, …, mmin, mmax, types], null if it has none."""
    with pq.ParquetFile(file) as parquet:
        groups = [parquet.metadata.row_group(i) for i in range(parquet.num_row_groups)]
        return [[_geospatial(group.column(i)) for i in range(group.num_columns)] for group in groups]


def _geospatial(chunk):
    if not chunk.is_geo_stats_set:
        return None
    box = chunk.geo_statistics
    return [box.xmin, box.xmax, box.ymin, box.ymax, box.zmin, box.zmax, box.mmin, box.mmax, box.geospatial_types]


def int96(engine, file):
    """Of each column the timestamps, as nanoseconds since 1970."""
    if engine == "fastparquet":
        import fastparquet

        frame = fastparquet.ParquetFile(file).to_pandas()
        table = pa.table({name: pa.array(frame[name], from_pandas=True) for name in frame.columns})
    elif engine == "duckdb":
        import duckdb

        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            table = connection.sql("FROM read_parquet($file)", params={"file": file}).to_arrow_table()
    elif engine == "polars":
        import polars

        table = polars.read_parquet(file).to_arrow()
    else:
        table = pq.read_table(file, page_checksum_verification=True)
    return [column.cast(pa.timestamp("ns")).cast(pa.int64()).to_pylist() for column in table.columns]


def variants_as_json(file, column):
    """What DuckDB, which decodes VARIANT, finds in it; a variant that is null and no variant are the same to it."""
    import duckdb

    with duckdb.connect() as connection:
        rows = connection.execute(f'SELECT CAST("{column}" AS JSON) FROM read_parquet($file)', {"file": file}).fetchall()
        return [text for (text,) in rows]
