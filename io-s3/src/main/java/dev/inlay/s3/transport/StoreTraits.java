// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import software.amazon.awssdk.services.s3.S3Client;

/** What has been learned of the store behind a client, for all streams that use it. */
final class StoreTraits {

    private static final Map<S3Client, StoreTraits> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private volatile boolean knowsObjectSize = true;

    private StoreTraits() {}

    static StoreTraits of(S3Client client) {
        return KNOWN.computeIfAbsent(client, c -> new StoreTraits());
    }

    /** Whether the store takes {@code x-amz-mp-object-size}. */
    boolean knowsObjectSize() {
        return knowsObjectSize;
    }

    void forgetObjectSize() {
        knowsObjectSize = false;
    }
}
