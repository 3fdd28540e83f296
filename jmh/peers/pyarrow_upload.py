# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""pyarrow's S3FileSystem as a peer of jmh/run Upload: one object for each line "KEY MIB" of the input, by open_output_stream as it
comes, 10 MiB parts in the background; the answer is the time in nanoseconds."""

import sys
import time

from pyarrow.fs import S3FileSystem

MIB = 1024 * 1024

endpoint = sys.argv[1]
store = S3FileSystem(
    endpoint_override=endpoint.removeprefix("http://"),
    scheme="http",
    region="us-east-1",
    access_key="access",
    secret_key="secret",
)
piece = b"\x5a" * MIB
for line in sys.stdin:
    key, mib = line.split()
    start = time.perf_counter_ns()
    with store.open_output_stream("bucket/" + key) as stream:
        for _ in range(int(mib)):
            stream.write(piece)
    print(time.perf_counter_ns() - start, flush=True)
