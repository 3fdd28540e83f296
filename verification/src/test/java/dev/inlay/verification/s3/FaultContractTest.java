// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

class FaultContractTest extends S3Contract {

    FaultContractTest() {
        super(S3Servers.FAULT);
    }
}
