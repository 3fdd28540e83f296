// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Documentation that cannot rot: byte examples of {@code spec-notes/} are computed by the code they describe, links lead
 * somewhere, named classes exist, and the README's program compiles and runs.
 */
package dev.inlay.verification.docs;
