# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""Parquet files read from an S3 server, as the engines' own documentation does it."""


def read_from_s3(engine, endpoint, access_key, secret_key, path, same_as):
    """Reads `path`, bucket/key, and compares with what the same engine reads from the local file `same_as`."""
    return READERS[engine](endpoint, access_key, secret_key, path, same_as)


def _pyarrow(endpoint, access_key, secret_key, path, same_as):
    import pyarrow.fs
    import pyarrow.parquet as pq

    scheme, address = endpoint.split("://")
    s3 = pyarrow.fs.S3FileSystem(
        endpoint_override=address, scheme=scheme, region="us-east-1", access_key=access_key, secret_key=secret_key
    )
    table = pq.read_table(path, filesystem=s3)
    return {"rows": table.num_rows, "same": table.equals(pq.read_table(same_as))}


def _polars(endpoint, access_key, secret_key, path, same_as):
    import polars

    frame = polars.read_parquet(
        "s3://" + path,
        storage_options={
            "aws_endpoint_url": endpoint,
            "aws_region": "us-east-1",
            "aws_access_key_id": access_key,
            "aws_secret_access_key": secret_key,
            "aws_allow_http": "true",
        },
    )
    return {"rows": frame.height, "same": frame.equals(polars.read_parquet(same_as))}


READERS = {"pyarrow": _pyarrow, "polars": _polars}
