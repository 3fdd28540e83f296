# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""Answers questions about Parquet files, one JSON object a line in, one a line out; see Strangers.java, which asks."""
import json
import os
import sys
import traceback

import canonical
import csvtable
import engines
import footers
import jsonlines
import nested
import rows
import s3
import special

MISMATCHES_SHOWN = 5  # a column; the count is whole

expectations = {}


def versions():
    """What reads here."""
    import duckdb
    import fastparquet
    import polars
    import pyarrow

    names = (("python", sys.version.split()[0]),)
    return dict(names + tuple((m.__name__, m.__version__) for m in (pyarrow, duckdb, polars, fastparquet)))


def expect_csv(id, csv, file, **options):
    """Registers what the table at `csv` says, under the types of the Parquet file `file`."""
    leaves = engines.leaves(file)
    return _register(id, leaves, csvtable.columns(csv, leaves, **options))


def expect_values(id, file, columns):
    """Registers values that the caller knows: a list of texts for each column, in the order of the file's leaves."""
    leaves = engines.leaves(file)
    if len(columns) != len(leaves):
        raise ValueError(f"{len(columns)} columns expected, but the file has {[leaf.name for leaf in leaves]}")
    return _register(id, leaves, {leaf.name: [canonical.parse(t, leaf) for t in texts] for leaf, texts in zip(leaves, columns)})


def _register(id, leaves, values):
    expectations[id] = values
    return {"rows": len(next(iter(values.values()), ())), "columns": [leaf._asdict() for leaf in leaves]}


def expected(id, file):
    """The texts of a registered expectation, column by column."""
    return [[canonical.text(v, leaf) for v in expectations[id][leaf.name]] for leaf in engines.leaves(file)]


def forget(id):
    del expectations[id]


def check(engine, file, id, nan_is_null=False):
    """Reads `file` by `engine` and compares every value: the mismatches, none if the file is right."""
    leaves = engines.leaves(file)
    actual = engines.READERS[engine](file, leaves)
    mismatches, values = [], 0
    for leaf in leaves:
        found = list(compare(expectations[id][leaf.name], actual[leaf.name], leaf, nan_is_null))
        mismatches += [dict(m, column=leaf.name, of=len(found)) for m in found[:MISMATCHES_SHOWN]]
        values += len(actual[leaf.name])
    return {"values": values, "mismatches": mismatches}


def compare(want, got, leaf, nan_is_null):
    # as lists first: at the speed of C, and right for all but values that are known by their digest only.
    # repr-free and type-true: True == 1 in Python, so the types are compared with the values.
    if want == got and leaf.kind == "bytes" or want == got and {type(v) for v in got} <= {_type_of(leaf), type(None)}:
        return
    if len(want) != len(got):
        yield {"row": min(len(want), len(got)), "expected": f"{len(want)} rows", "actual": f"{len(got)} rows"}
    for row, (w, g) in enumerate(zip(want, got)):
        if nan_is_null and w is not None and _is_nan(w, leaf):
            w = None
        if canonical.text(w, leaf) != canonical.text(g, leaf) or type(w) is not type(g) and not isinstance(w, str):
            yield {"row": row, "expected": canonical.readable(w, leaf), "actual": canonical.readable(g, leaf)}


def _type_of(leaf):
    return {"bool": bool, "bytes": bytes}.get(leaf.kind, int)


def _is_nan(bits, leaf):
    if leaf.kind not in canonical.FLOAT_BITS:
        return False
    exponent, sign = {"f16": (0x7C00, 0x7FFF), "f32": (0x7F800000, 0x7FFFFFFF), "f64": (0x7FF << 52, (1 << 63) - 1)}[leaf.kind]
    return (bits & sign) > exponent


def values(engine, file):
    """Every value as text, column by column."""
    leaves = engines.leaves(file)
    actual = engines.READERS[engine](file, leaves)
    return [[canonical.text(v, leaf) for v in actual[leaf.name]] for leaf in leaves]


OPERATIONS = [versions, expect_csv, expect_values, expected, forget, check, values, csvtable.write_random]
OPERATIONS += [footers.pyarrow_metadata, footers.duckdb_metadata, footers.duckdb_schema, footers.filtered]
OPERATIONS += [footers.pyarrow_indexes, footers.pruned, footers.nested_filtered, footers.sorting_columns, footers.bloom_probe]
OPERATIONS += [jsonlines.write_random_json, jsonlines.json_mismatches]
OPERATIONS += [rows.pyarrow_rows]
OPERATIONS += [nested.records]
OPERATIONS += [s3.read_from_s3]
OPERATIONS += [special.geospatial_statistics, special.int96, special.variants_as_json, special.nested_cells]


def main():
    # the answers have the real stdout to themselves: what a library prints goes to stderr
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    operations = {operation.__name__: operation for operation in OPERATIONS}
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            answer = {"result": operations[request["operation"]](**request["arguments"])}
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as e:  # a panic of Polars' Rust is no Exception
            answer = {"error": f"{type(e).__name__}: {e}", "traceback": traceback.format_exc()}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
