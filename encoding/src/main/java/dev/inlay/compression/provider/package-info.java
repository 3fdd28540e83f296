// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The codec providers that rest on optional jars. Their classes are touched behind {@link dev.inlay.compression.provider.OptionalJar}
 * only, so that this package loads without any of the jars.
 */
package dev.inlay.compression.provider;
