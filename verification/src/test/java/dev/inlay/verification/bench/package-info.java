// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Measurements: each class is a {@code main} that states its question, its control and how to run it. Not part of any build. */
package dev.inlay.verification.bench;
