# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""Types that few files have: what other readers make of them."""
import itertools
import re

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


def nested_cells(engine, file):
    """Of each column what is in it from outside in: of lists and maps how long each is, of structs 1, null for none, then what is
    in them, the leaves' values as text; of a map the keys before the values. What is in a struct that is null is null too. For a column
    that the engine fails at, its error."""
    columns = [(name, list(own)) for name, own in itertools.groupby(engines.leaves(file), lambda leaf: leaf.name.split(".")[0])]
    read = NESTED_READERS[engine]
    whole, error = _attempt(lambda: read(file, [name for name, _ in columns]))
    if error:  # by which column?
        return [_or_error(lambda: _cells(read(file, [name]), name, leaves)) for name, leaves in columns]
    return [_or_error(lambda: _cells(whole, name, leaves)) for name, leaves in columns]


def _or_error(action):
    found, error = _attempt(action)
    return error or found


def _attempt(action):
    try:
        return action(), None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as e:  # a panic of Polars' Rust is no Exception
        return None, f"{type(e).__name__}: {e}"


def _cells(table, name, leaves):
    if isinstance(table, dict):
        return _of_pandas(table[name], leaves)
    return list(_levels(table.column(name), iter(leaves)))


def _pyarrow_nested(file, names):
    return pq.read_table(file, columns=names, page_checksum_verification=True)


def _duckdb_nested(file, names):
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET arrow_lossless_conversion = true")
        relation = connection.sql(f"SELECT {', '.join(names)} FROM read_parquet($file)", params={"file": file})
        # as in engines.read_duckdb: arrow has no type for a time of day with a zone
        types = [re.sub(r"\bTIME WITH TIME ZONE", "TIME", str(type_)) for type_ in relation.types]
        return relation.project(", ".join(f"CAST({name} AS {type_}) AS {name}" for name, type_ in zip(names, types))).to_arrow_table()


def _polars_nested(file, names):
    import polars

    return polars.read_parquet(file, columns=names).to_arrow()


def _fastparquet_nested(file, names):
    import fastparquet

    frame = fastparquet.ParquetFile(file).to_pandas(columns=names)
    return {name: frame[name].tolist() for name in names}


def _of_pandas(column, leaves):
    """Lists or dicts of leaves."""
    import pandas

    present = [v for v in column if v is not None and v == v]
    sides = [[k for v in present for k in v]]
    if len(leaves) == 2:
        sides.append([x for v in present for x in v.values()])
    texts = []
    for leaf, side in zip(leaves, sides):
        texts.append([canonical.text(v, leaf) for v in engines.from_pandas(pandas.Series(side), leaf)])
    return [[len(v) if v is not None and v == v else None for v in column], *texts]


NESTED_READERS = {"pyarrow": _pyarrow_nested, "duckdb": _duckdb_nested, "polars": _polars_nested, "fastparquet": _fastparquet_nested}


def _levels(array, leaves):
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks)
    if isinstance(array, pa.MapArray):
        offsets = array.offsets.to_pylist()
        yield [end - start if valid else None for start, end, valid in zip(offsets, offsets[1:], array.is_valid().to_pylist())]
        # of a slice, offsets begin anywhere, and keys and items are those of the whole
        for side in (array.keys, array.items):
            yield from _levels(side.slice(offsets[0], offsets[-1] - offsets[0]), leaves)
    elif pa.types.is_list(array.type) or pa.types.is_large_list(array.type):
        yield pc.list_value_length(array).to_pylist()
        elements = array.flatten()
        if pa.types.is_struct(elements.type) and elements.type.get_field_index("key") == 0:
            for side in elements.flatten():  # Polars' map: a list of keys and values
                yield from _levels(side, leaves)
        else:
            yield from _levels(elements, leaves)
    elif pa.types.is_struct(array.type):
        yield [1 if valid else None for valid in array.is_valid().to_pylist()]
        for field in array.flatten():
            yield from _levels(field, leaves)
    else:
        leaf = next(leaves)
        yield [canonical.text(v, leaf) for v in canonical.from_arrow(array, leaf)]
