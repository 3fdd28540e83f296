# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""Types that few files have: what other readers make of them."""
import canonical
import engines
import pyarrow as pa
import pyarrow.compute as pc
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


def lists(engine, file):
    """Of each column, all of which are lists of leaves: how long each list is, null for none, and all elements as text."""
    leaves = engines.leaves(file)
    if engine == "duckdb":
        table = _duckdb_lists(file, leaves)
    else:
        table = pq.read_table(file, page_checksum_verification=True)
    answer = []
    for leaf, column in zip(leaves, table.columns):
        elements = pc.list_flatten(column)
        answer.append([pc.list_value_length(column).to_pylist(), [canonical.text(v, leaf) for v in canonical.from_arrow(elements, leaf)]])
    return answer


def _duckdb_lists(file, leaves):
    import duckdb

    # as in engines.read_duckdb: arrow has no type for a time of day with a zone
    names = [leaf.name.split(".")[0] for leaf in leaves if leaf.logical == "Time" and leaf.details["isAdjustedToUTC"]]
    replaced = f"REPLACE ({', '.join(f'CAST({name} AS TIME[]) AS {name}' for name in names)})" if names else ""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET arrow_lossless_conversion = true")
        return connection.sql(f"SELECT * {replaced} FROM read_parquet($file)", params={"file": file}).to_arrow_table()


def nested_cells(file):
    """Of each column what is in it from outside in: of lists and maps how long each is, of structs 1, null for none, and the
    leaves' values as text; of a map the keys before the values. What is in a struct that is null is null too."""
    leaves = iter(engines.leaves(file))
    table = pq.read_table(file, page_checksum_verification=True)
    return [list(_levels(column.combine_chunks(), leaves)) for column in table.columns]


def _levels(array, leaves):
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks)
    if isinstance(array, pa.MapArray):
        offsets = array.offsets.to_pylist()
        yield [end - start if valid else None for start, end, valid in zip(offsets, offsets[1:], array.is_valid().to_pylist())]
        yield from _levels(array.keys, leaves)
        yield from _levels(array.items, leaves)
    elif pa.types.is_list(array.type):
        yield pc.list_value_length(array).to_pylist()
        yield from _levels(array.flatten(), leaves)
    elif pa.types.is_struct(array.type):
        yield [1 if valid else None for valid in array.is_valid().to_pylist()]
        yield from _levels(array.flatten()[0], leaves)
    else:
        leaf = next(leaves)
        yield [canonical.text(v, leaf) for v in canonical.from_arrow(array, leaf)]
