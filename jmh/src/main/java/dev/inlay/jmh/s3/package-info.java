// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How fast, and at what price, objects get to a store: {@link dev.inlay.jmh.s3.Upload} is the experiment. The store, every uploader and the
 * table of lineitem are processes of their own, so that each one's processor time and memory are its own.
 *
 * <pre>
 *  Upload ─┬─ StoreMain      the store, FaultS3Server: latency and rate by command, bodies are hashed and forgotten
 *          ├─ UploaderMain   raw SDK loops │ stream │ both with signed bodies too
 *          ├─ jmh/peers      pyarrow │ object_store
 *          └─ LineitemMain   a writer, to the disk and to the store
 * </pre>
 */
package dev.inlay.jmh.s3;
