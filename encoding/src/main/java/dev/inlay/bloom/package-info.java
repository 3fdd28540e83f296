// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Is this value in the column chunk? The split-block bloom filter of BloomFilter.md, and the hash it is fed with. */
package dev.inlay.bloom;
