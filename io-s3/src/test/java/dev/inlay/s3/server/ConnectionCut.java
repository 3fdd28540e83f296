// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.io.IOException;

/** The connection is to be closed without an answer. */
final class ConnectionCut extends IOException {

    private static final long serialVersionUID = 1;

    ConnectionCut(String why) {
        super(why);
    }
}
