// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.InputFile;
import dev.inlay.io.OutputFile;
import dev.inlay.s3.S3InputFile;
import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3OutputFile;
import dev.inlay.s3.S3ReadOptions;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3WriteOptions;
import java.io.IOException;
import java.util.function.LongConsumer;

/** An object, {@code s3://bucket/key}. */
record ObjectPlace(Storage storage, S3Location location) implements Place {

    /** To see whether something is there. */
    private static final S3ReadOptions ONE_BYTE =
            S3ReadOptions.builder().tailBytes(1).build();

    @Override
    public String name() {
        return location.toString();
    }

    @Override
    public InputFile open() throws IOException {
        return S3InputFile.open(storage.client(), location);
    }

    /** Opened once for all passes, so that all of them see the same bytes. */
    @Override
    public SourceBytes source() throws IOException {
        InputFile file = open();
        return SourceBytes.of(name(), file.length(), () -> new RangedStream(file));
    }

    @Override
    public void checkTarget(boolean replace) throws IOException {
        if (!replace && exists()) {
            throw Failure.failed(name() + " exists already: --force replaces it");
        }
    }

    private boolean exists() throws IOException {
        try {
            S3InputFile.open(storage.client(), location, ONE_BYTE).close();
            return true;
        } catch (S3RequestException e) {
            if (e.kind() == S3RequestException.Kind.NO_SUCH_KEY) {
                return false;
            }
            throw e;
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
