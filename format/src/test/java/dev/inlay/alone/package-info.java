// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** The module {@code dev.inlay.format} with libthrift and nothing else, in a JVM of its own. */
package dev.inlay.alone;
