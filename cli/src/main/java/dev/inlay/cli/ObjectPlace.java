// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.InputFile;
import dev.inlay.io.OutputFile;
import dev.inlay.s3.S3InputFile;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3OutputFile;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3WriteOptions;
import java.io.IOException;
import java.util.function.LongConsumer;

/** An object, {@code s3://bucket/key}. */
record ObjectPlace(Storage storage, S3Location location) implements Place {

    @Override
    public String name() {
        return location.toString();
    }

    @Override
    public InputFile open() throws IOException {
        return S3InputFile.open(storage.client(), location);
    }

    @Override
    public SourceBytes source() throws IOException {
        try (InputFile file = open()) {
            return SourceBytes.of(name(), file.length(), () -> new RangedStream(open()));
        }
    }

    @Override
    public void checkTarget(boolean replace) throws IOException {
        if (replace) {
            return;
        }
        try {
            open().close();
            throw Failure.failed(name() + " exists already: --force replaces it");
        } catch (S3RequestException e) {
            if (e.kind() != S3RequestException.Kind.NO_SUCH_KEY) {
                throw e;
            }
        }
    }

    @Override
    public OutputFile target(boolean replace, LongConsumer uploaded) {
        S3WriteOptions.Builder options = S3WriteOptions.builder().listener(new S3Listener() {
            @Override
            public void onPart(S3Location object, int number, long bytes, long nanos, int attempts) {
                uploaded.accept(bytes);
            }
        });
        if (!replace) {
            options.createOnly();
        }
        return new S3OutputFile(storage.client(), location, options.build());
    }

    @Override
    public boolean isSame(Place other) {
        return other instanceof ObjectPlace object && location.equals(object.location);
    }
}
