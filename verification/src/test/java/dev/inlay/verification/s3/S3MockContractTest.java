// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

class S3MockContractTest extends S3Contract {

    S3MockContractTest() {
        super(S3Servers.S3MOCK);
    }
}
