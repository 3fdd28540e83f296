# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""What other people's readers make of a file's footer, and of a filter that is pushed down to its statistics."""
import operator

import canonical
import engines
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


def pyarrow_metadata(file):
    with pq.ParquetFile(file) as parquet:
        meta, leaves = parquet.metadata, engines.leaves(file)
        return {
            "num_rows": meta.num_rows,
            "created_by": meta.created_by,
            "format_version": meta.format_version,
            "key_values": {k.decode(): v.decode() for k, v in (meta.metadata or {}).items()},
            "columns": [_column(parquet.schema.column(i)) for i in range(meta.num_columns)],
            "row_groups": [_row_group(meta.row_group(i), leaves) for i in range(meta.num_row_groups)],
        }


def _column(column):
    return {
        "path": column.path,
        "physical_type": column.physical_type,
        "logical_type": str(column.logical_type),
        "converted_type": column.converted_type,
        "length": column.length,
        "max_definition_level": column.max_definition_level,
        "max_repetition_level": column.max_repetition_level,
    }


def _row_group(group, leaves):
    return {
        "num_rows": group.num_rows,
        "total_byte_size": group.total_byte_size,
        "chunks": [_chunk(group.column(i), leaves[i]) for i in range(group.num_columns)],
    }


def _chunk(chunk, leaf):
    names = ("path_in_schema", "physical_type", "compression", "num_values", "data_page_offset", "dictionary_page_offset")
    sizes = ("total_compressed_size", "total_uncompressed_size")
    answer = {name: getattr(chunk, name) for name in names + sizes}
    answer["encodings"] = list(chunk.encodings)
    statistics = chunk.statistics if chunk.is_stats_set else None
    if statistics is not None:
        answer["statistics"] = {
            "num_values": statistics.num_values,
            "null_count": statistics.null_count if statistics.has_null_count else None,
            "distinct_count": statistics.distinct_count if statistics.has_distinct_count else None,
            "min": _bound(statistics.min_raw, leaf) if statistics.has_min_max else None,
            "max": _bound(statistics.max_raw, leaf) if statistics.has_min_max else None,
        }
    return answer


def _bound(raw, leaf):
    """A bound in canonical text. pyarrow's raw bounds are physical values: what they mean is the leaf's business."""
    if leaf.kind == "bool":
        return canonical.text(bool(raw), leaf)
    if leaf.kind in ("f32", "f64"):
        float_type, bits_type, _ = canonical.FLOAT_BITS[leaf.kind]
        return canonical.text(int(canonical.np.array([raw], float_type).view(bits_type)[0]), leaf)
    raw = raw.encode("utf-8") if isinstance(raw, str) else raw
    if leaf.kind == "f16":
        return canonical.text(int.from_bytes(raw, "little"), leaf)
    if isinstance(raw, bytes):
        if leaf.logical == "Decimal":
            return canonical.text(int.from_bytes(raw, "big", signed=True), leaf)
        return canonical.text(raw, leaf)
    if leaf.logical == "Int" and not leaf.details["isSigned"] and raw < 0:
        raw += 1 << (32 if leaf.physical == "INT32" else 64)
    return canonical.text(raw, leaf)


def duckdb_metadata(file):
    return _duckdb("SELECT * FROM parquet_metadata($file)", file)


def duckdb_schema(file):
    return _duckdb("SELECT * FROM parquet_schema($file)", file)


def _duckdb(query, file):
    import duckdb

    with duckdb.connect() as connection:
        relation = connection.sql(query, params={"file": file})
        return [dict(zip(relation.columns, map(_plain, row))) for row in relation.fetchall()]


def _plain(value):
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


COMPARISONS = {
    "=": (pc.equal, operator.eq),
    "!=": (pc.not_equal, operator.ne),
    "<": (pc.less, operator.lt),
    "<=": (pc.less_equal, operator.le),
    ">": (pc.greater, operator.gt),
    ">=": (pc.greater_equal, operator.ge),
}


def filtered(file, column, rows):
    """For v each value in `rows` and each comparison: how many rows have `column comparison v`, over a full scan in memory and
    by each engine that is given the filter and prunes row groups and pages by their statistics before it looks at rows."""
    import duckdb
    import polars

    with pq.ParquetFile(file) as parquet:
        whole = parquet.read()
    answers = []
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for row in rows:
            scalar = whole.column(column)[row]
            value = scalar.as_py()
            for sign, (arrow, python) in COMPARISONS.items():
                kept = pc.filter(whole, arrow(whole.column(column), scalar))
                pushed = pq.read_table(file, filters=arrow(pc.field(column), pc.scalar(scalar)))
                query = f'SELECT count(*) FROM read_parquet(?) WHERE "{column}" {sign} ?'
                answers.append(
                    {
                        "filter": f"{column} {sign} {value!r}",
                        "scan": kept.num_rows,
                        # the same rows, not only as many: the first column counts them
                        "pyarrow": pushed.num_rows if pushed.select([0]).equals(kept.select([0])) else "other rows",
                        "duckdb": connection.execute(query, [file, value]).fetchone()[0],
                        "polars": polars.scan_parquet(file).filter(python(polars.col(column), value)).collect().height,
                    }
                )
    return answers


def nested_filtered(file, path, rows):
    """For v each value at `path`, a field in structs, in `rows` and each comparison: the rows (by the column "row") that a scan of the
    whole file in memory finds, and those that each engine finds with the filter pushed down."""
    import duckdb
    import polars

    with pq.ParquetFile(file) as parquet:
        whole = parquet.read()
    column = whole
    for name in path:
        column = column.column(name) if column is whole else pc.struct_field(column, name)
    nested = polars.col(path[0])
    for name in path[1:]:
        nested = nested.struct.field(name)
    answers = []
    with duckdb.connect() as connection:
        for row in rows:
            scalar = column[row]
            value = scalar.as_py()
            for sign, (arrow, python) in COMPARISONS.items():
                condition = arrow(pc.field(*path), pc.scalar(scalar))
                query = f'SELECT "row" FROM read_parquet($file) WHERE {".".join(path)} {sign} $value ORDER BY 1'
                answers.append(
                    {
                        "filter": f"{'.'.join(path)} {sign} {value!r}",
                        "scan": pc.filter(whole, arrow(column, scalar)).column("row").to_pylist(),
                        "pyarrow": pq.read_table(file, filters=condition).column("row").to_pylist(),
                        "duckdb": [r for (r,) in connection.execute(query, {"file": file, "value": value}).fetchall()],
                        "polars": polars.scan_parquet(file).filter(python(nested, value)).collect()["row"].to_list(),
                    }
                )
    return answers


def sorting_columns(file):
    """Of each row group what pyarrow says it is sorted by: index of the leaf, descending, nulls first."""
    with pq.ParquetFile(file) as parquet:
        groups = [parquet.metadata.row_group(i) for i in range(parquet.num_row_groups)]
        return [[[c.column_index, c.descending, c.nulls_first] for c in group.sorting_columns] for group in groups]


def bloom_probe(file, column, type, values):
    """For each value, bytes in hex, and each row group: whether DuckDB leaves it out by the column's bloom filter."""
    import duckdb

    query = f"SELECT bloom_filter_excludes FROM parquet_bloom_probe($file, $column, CAST($value AS {type})) ORDER BY row_group_id"
    with duckdb.connect() as connection:
        answers = []
        for value in values:
            value = bytes.fromhex(value) if type == "BLOB" else value
            found = connection.execute(query, {"file": file, "column": column, "value": value}).fetchall()
            answers.append([excluded for (excluded,) in found])
        return answers


def pyarrow_indexes(file):
    names = ("has_column_index", "has_offset_index")
    with pq.ParquetFile(file) as parquet:
        groups = [parquet.metadata.row_group(i) for i in range(parquet.metadata.num_row_groups)]
        return [[{n: getattr(g.column(i), n) for n in names} for i in range(g.num_columns)] for g in groups]


def pruned(file, column, rows):
    """For v each value in `rows` and each comparison: the rows that each engine finds in the file with a filter pushed down, and in
    what it read of the file without. Engines differ in what NaN compares to, so each is held against itself."""
    import duckdb
    import polars

    with pq.ParquetFile(file) as parquet:
        whole = parquet.read(columns=["row", column])
    frame = polars.read_parquet(file, columns=["row", column], use_statistics=False)
    answers = []
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE whole AS SELECT * FROM read_parquet(?)", [file])
        for row in rows:
            scalar = whole.column(column)[row]
            value = scalar.as_py()
            if value is None:
                continue
            for sign, (arrow, python) in COMPARISONS.items():
                condition = arrow(pc.field(column), pc.scalar(scalar))
                kept = python(polars.col(column), value)
                found = {
                    "pyarrow": [t.column("row").to_pylist() for t in (pq.read_table(file, filters=condition, columns=["row"]), whole.filter(condition))],
                    "duckdb": [
                        [r for (r,) in connection.execute(f'SELECT "row" FROM {source} WHERE "{column}" {sign} $value ORDER BY 1', arguments).fetchall()]
                        for source, arguments in (("read_parquet($file)", {"file": file, "value": value}), ("whole", {"value": value}))
                    ],
                    "polars": [f["row"].to_list() for f in (polars.scan_parquet(file).filter(kept).select("row").collect(), frame.filter(kept))],
                }
                for engine, (pushed, scanned) in found.items():
                    answers.append({"engine": engine, "filter": f"{column} {sign} {value!r}", "pruned": pushed, "scanned": scanned})
    return answers
