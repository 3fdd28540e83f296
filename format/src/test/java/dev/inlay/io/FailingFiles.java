// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The real file system, but for one kind of call, which fails; and the list of calls that were made. */
final class FailingFiles implements LocalFiles {

    enum Call {
        CREATE,
        WRITE,
        SYNC,
        CLOSE,
        REPLACE,
        LINK,
        DELETE,
        SYNC_DIRECTORY
    }

    private final Call failing;
    private final Supplier<Exception> failure;
    private long bytesUntilFailure;
    private int failuresLeft;
    final List<Call> calls = new ArrayList<>();

    private FailingFiles(Call failing, Supplier<Exception> failure, long bytesUntilFailure, int failures) {
        this.failing = failing;
        this.failure = failure;
        this.bytesUntilFailure = bytesUntilFailure;
        this.failuresLeft = failures;
    }

    static FailingFiles none() {
        return new FailingFiles(Call.WRITE, IOException::new, Long.MAX_VALUE, 0);
    }

    static FailingFiles atByte(long position) {
        return new FailingFiles(Call.WRITE, () -> new IOException("No space left on device"), position, 1);
    }

    static FailingFiles at(Call call, Supplier<Exception> failure) {
        return new FailingFiles(call, failure, 0, Integer.MAX_VALUE);
    }

    static FailingFiles once(Call call) {
        return new FailingFiles(call, () -> new IOException(call + " failed"), 0, 1);
    }

    static FailingFiles withoutHardLinks() {
        return at(Call.LINK, () -> new FileSystemException("x", "y", "Operation not permitted"));
    }

    private void call(Call call) throws IOException {
        calls.add(call);
        if (call == failing && failuresLeft > 0 && bytesUntilFailure <= 0) {
            failuresLeft--;
            Exception exception = failure.get();
            if (exception instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) exception;
        }
    }

    @Override
    public Handle createNew(Path path) throws IOException {
        call(Call.CREATE);
        Handle handle = LocalFiles.SYSTEM.createNew(path);
        return new Handle() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (bytes.remaining() > bytesUntilFailure) {
                    // what a full disk does: a part is written
                    ByteBuffer part = bytes.slice(bytes.position(), (int) bytesUntilFailure);
                    handle.write(part);
                    bytesUntilFailure = 0;
                    call(Call.WRITE);
                }
                bytesUntilFailure -= failing == Call.WRITE ? bytes.remaining() : 0;
                handle.write(bytes);
                calls.add(Call.WRITE);
            }

            @Override
            public void sync() throws IOException {
                call(Call.SYNC);
                handle.sync();
            }

            @Override
            public void close() throws IOException {
                handle.close();
                call(Call.CLOSE);
            }
        };
    }

    @Override
    public void replace(Path source, Path target) throws IOException {
        call(Call.REPLACE);
        LocalFiles.SYSTEM.replace(source, target);
    }

    @Override
    public void link(Path source, Path target) throws IOException {
        if (target.toFile().exists()) {
            throw new FileAlreadyExistsException(target.toString());
        }
        call(Call.LINK);
        LocalFiles.SYSTEM.link(source, target);
    }

    @Override
    public void delete(Path path) throws IOException {
        call(Call.DELETE);
        LocalFiles.SYSTEM.delete(path);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        call(Call.SYNC_DIRECTORY);
        LocalFiles.SYSTEM.syncDirectory(directory);
    }
}
