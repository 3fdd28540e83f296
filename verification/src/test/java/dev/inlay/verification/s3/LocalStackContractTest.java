// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

class LocalStackContractTest extends S3Contract {

    LocalStackContractTest() {
        super(S3Servers.LOCALSTACK);
    }
}
