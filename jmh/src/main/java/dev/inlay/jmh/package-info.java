// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Benchmarks: each states its question, its control and how to repeat it; {@code README.md} has the last numbers. */
package dev.inlay.jmh;
