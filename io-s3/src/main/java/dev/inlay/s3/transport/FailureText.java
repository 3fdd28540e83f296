// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The message of a request that failed.
 *
 * <pre>
 * s3://lake/orders.parquet: UploadPart 3 of 8388608 bytes: 503 SlowDown: Please reduce your request rate. (request id 4E1F, 5 attempts in 1.204 s)
 * </pre>
 */
record FailureText(String place, S3Operation operation, String detail, RuntimeException failure) {

    /** Differences between clocks that are worth a word. */
    private static final Duration NOTABLE_SKEW = Duration.ofMinutes(1);

    private static final String NO_ID = "no request id";

    private static final String NO_CREDENTIALS = "Unable to load credentials from any of the providers";

    /**
     * The message.
     *
     * @param doubt whether the request may have taken effect
     * @param hint what another request about the same has failed with, which may be the reason
     */
    String text(int attempts, Duration elapsed, boolean doubt, @Nullable S3RequestException hint) {
        StringBuilder text = new StringBuilder();
        text.append(place).append(": ").append(operation).append(detail).append(": ");
        String id = failure instanceof AwsServiceException answered ? describe(answered, text) : describe(text);
        text.append(" (").append(id).append(", ");
        text.append(attempts == 1 ? "1 attempt" : attempts + " attempts");
        text.append(String.format(Locale.ROOT, " in %.3f s)", elapsed.toNanos() / 1e9));
        if (doubt) {
            text.append("; whether it has taken effect is not known");
        }
        if (hint != null) {
            String words = String.valueOf(hint.getMessage());
            text.append("; then ").append(words.startsWith(place + ": ") ? words.substring(place.length() + 2) : words);
        }
        return text.toString();
    }

    private static String describe(AwsServiceException answered, StringBuilder text) {
        text.append(answered.statusCode());
        String code = Answer.code(answered);
        if (code != null) {
            text.append(' ').append(code);
        }
        String words = answered.awsErrorDetails() == null
                ? answered.getMessage()
                : answered.awsErrorDetails().errorMessage();
        if (words != null && !words.isEmpty()) {
            text.append(": ").append(words);
        }
        Duration skew = Answer.ahead(answered).abs();
        if (answered.statusCode() == 403 && skew.compareTo(NOTABLE_SKEW) > 0) {
            text.append("; the store's clock and this one differ by ")
                    .append(skew.toSeconds())
                    .append(" s");
        }
        if (answered.statusCode() == 301 || "AuthorizationHeaderMalformed".equals(code)) {
            Answer.header(answered, "x-amz-bucket-region")
                    .ifPresent(
                            region -> text.append("; the bucket is in region ").append(region));
        }
        String id = answered.requestId();
        return id == null || id.isEmpty() ? NO_ID : "request id " + id;
    }

    /** The SDK's exceptions often only say that there is a cause, and how often the SDK has tried, which is not our count. */
    private String describe(StringBuilder text) {
        String words = String.valueOf(failure instanceof SdkException sdk ? sdk.rawMessage() : failure.getMessage());
        if (words.startsWith(NO_CREDENTIALS)) { // and goes on for a thousand characters about who was asked
            text.append("no credentials were found in the environment, in ~/.aws, or from the machine");
            return NO_ID;
        }
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        text.append(words);
        if (!words.contains(String.valueOf(deepest.getMessage()))) {
            text.append(": ").append(deepest);
        }
        return NO_ID;
    }
}
