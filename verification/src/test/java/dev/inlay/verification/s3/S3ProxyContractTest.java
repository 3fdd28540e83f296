// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

class S3ProxyContractTest extends S3Contract {

    S3ProxyContractTest() {
        super(S3Servers.S3PROXY);
    }
}
