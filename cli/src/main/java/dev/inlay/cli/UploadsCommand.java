// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3Uploads;
import dev.inlay.s3.S3Uploads.OpenUpload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inlay s3 uploads}: multipart uploads that were neither completed nor aborted. */
@Command(
        name = "uploads",
        description = {
            "Lists the multipart uploads that nobody has completed or aborted: those of writers that are at work, and those of"
                    + " writers that were killed, whose parts are kept, and paid for, until somebody aborts them.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Inlay.Version.class,
        sortOptions = false,
        optionListHeading = "%nOptions%n",
        footerHeading = "%nExample%n",
        footer = "  inlay s3 uploads s3://lake/trips/ --abort-older-than 7d")
final class UploadsCommand implements Callable<Integer> {

    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([dhms])");
    private static final Pattern PREFIX = Pattern.compile("s3://([^/]+)(?:/(.*))?", Pattern.DOTALL);

    private final Streams streams;

    @Parameters(paramLabel = "s3://BUCKET[/PREFIX]", description = "Uploads of the keys that begin so.")
    private String prefix = "";

    @Option(
            names = "--abort-older-than",
            paramLabel = "AGE",
            description =
                    "Abort those that were begun longer ago than this: 7d, 12h, 30m or 90s. A writer still at work then fails.")
    private @Nullable String age;

    @Mixin
    private final StorageFlags storage = new StorageFlags();

    UploadsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Matcher place = PREFIX.matcher(prefix);
        if (!place.matches()) {
            throw Failure.usage(Quoted.of(prefix) + " is not a bucket like s3://lake, or a prefix in it");
        }
        String bucket = place.group(1);
        String keys = place.group(2) == null ? "" : place.group(2);
        Duration olderThan = age == null ? null : parse(age);
        try (Storage places = storage.storage(prefix)) {
            S3Uploads uploads = new S3Uploads(places.client());
            if (olderThan == null) {
                list(uploads, uploads.list(bucket, keys));
            } else {
                abort(uploads.abortStale(bucket, keys, olderThan));
            }
            return Inlay.OK;
        }
    }

    private static Duration parse(String age) {
        Matcher parts = AGE.matcher(age);
        if (!parts.matches()) {
            throw Failure.usage("--abort-older-than " + Quoted.of(age) + " is not an age like 7d, 12h, 30m or 90s");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    private void list(S3Uploads uploads, List<OpenUpload> open) throws IOException {
        if (open.isEmpty()) {
            streams.err().println("no open uploads");
            return;
        }
        TextTable table = new TextTable("begun", ">parts hold", "object", "upload");
        for (OpenUpload upload : open) {
            long size;
            try {
                size = uploads.size(upload);
            } catch (S3RequestException e) {
                if (e.kind() == S3RequestException.Kind.NO_SUCH_UPLOAD) {
                    continue; // its writer has completed or aborted it meanwhile
                }
                throw e;
            }
            table.add(
                    upload.initiated().toString(),
                    Units.bytes(size),
                    Quoted.escaped(upload.object().toString()),
                    upload.uploadId());
        }
        streams.out().print(table.print());
    }

    private void abort(List<OpenUpload> aborted) {
        for (OpenUpload upload : aborted) {
            streams.out().println("aborted " + Quoted.escaped(upload.object().toString()) + " " + upload.uploadId());
        }
        streams.err().println(Units.count(aborted.size(), "upload") + " aborted");
    }
}
