// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** The optional codec providers, with all of their jars on the class path. */
package dev.inlay.verification.codecs;
