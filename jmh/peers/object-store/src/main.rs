// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0

//! Rust's `object_store` as a peer of `jmh/run Upload`: one object for each line "KEY MIB" of the input, by its `BufWriter` as it
//! comes, 10 MiB parts of which 8 are in flight; the answer is the time in nanoseconds. It is given `Bytes`, which
//! it takes without a copy, and each of them is new, as those of a producer are.

use std::io::{BufRead, Write};
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore};
use tokio::io::AsyncWriteExt;

const MIB: usize = 1024 * 1024;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = std::env::args().nth(1).ok_or("usage: object-store-peer ENDPOINT")?;
    let store: Arc<dyn ObjectStore> = Arc::new(
        AmazonS3Builder::new()
            .with_endpoint(endpoint)
            .with_region("us-east-1")
            .with_bucket_name("bucket")
            .with_access_key_id("access")
            .with_secret_access_key("secret")
            .with_unsigned_payload(true)
            .with_client_options(ClientOptions::new().with_allow_http(true))
            .build()?,
    );
    let runtime = tokio::runtime::Runtime::new()?;
    let piece = vec![0x5A; MIB];
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (key, mib) = line.split_once(' ').ok_or("a line is KEY MIB")?;
        let mib: usize = mib.parse()?;
        let start = Instant::now();
        runtime.block_on(async {
            let mut writer = BufWriter::new(store.clone(), Path::from(key));
            for _ in 0..mib {
                writer.put(Bytes::copy_from_slice(&piece)).await?;
            }
            writer.shutdown().await?;
            Ok::<(), Box<dyn std::error::Error>>(())
        })?;
        println!("{}", start.elapsed().as_nanos());
        std::io::stdout().flush()?;
    }
    Ok(())
}
