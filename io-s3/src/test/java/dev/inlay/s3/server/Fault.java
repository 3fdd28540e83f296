// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one request. Those that replace the answer keep the operation from happening, unless {@link #afterEffect} says that
 * it happens and only its answer is lost.
 */
public final class Fault {

    /** No fault. */
    static final Fault NONE = new Fault("none", true, UnaryOperator.identity());

    final String name;
    final boolean takesEffect;
    /** Makes the answer of the real one; null where the connection is cut instead. */
    final @Nullable UnaryOperator<Answer> answer;

    private Duration delay = Duration.ZERO;
    private long requestRate;
    private long answerRate;
    private long cutRequestAt = -1;
    private long cutAnswerAt = -1;
    private boolean vanished;
    private boolean wholeObject;
    private boolean unread;
    private @Nullable CountDownLatch release;
    private boolean heldAfterEffect;

    private Fault(String name, boolean takesEffect, @Nullable UnaryOperator<Answer> answer) {
        this.name = name;
        this.takesEffect = takesEffect;
        this.answer = answer;
    }

    private Fault(Fault other, String name, boolean takesEffect, @Nullable UnaryOperator<Answer> answer) {
        this(name, takesEffect, answer);
        delay = other.delay;
        requestRate = other.requestRate;
        answerRate = other.answerRate;
        cutRequestAt = other.cutRequestAt;
        cutAnswerAt = other.cutAnswerAt;
        vanished = other.vanished;
        wholeObject = other.wholeObject;
        unread = other.unread;
        release = other.release;
        heldAfterEffect = other.heldAfterEffect;
    }

    private static Fault instead(String name, Answer answer) {
        return new Fault(name, false, real -> answer);
    }

    private static Fault real(String name) {
        return new Fault(name, true, UnaryOperator.identity());
    }

    /** An error in S3's form: 503 SlowDown, 400 BadDigest, 400 ExpiredToken, 403 RequestTimeTooSkewed, whatever. */
    public static Fault status(int status, String code) {
        return instead(status + " " + code, Answer.error(status, code, "injected"));
    }

    /** A 4xx or 5xx without S3's body, as proxies between give it. */
    public static Fault bareStatus(int status) {
        return instead("bare " + status, Answer.empty(status));
    }

    /** 200, and in its body an error. */
    public static Fault errorInOk(String code) {
        return instead("200 with error " + code, Answer.text(200, Xml.error(code, "injected")));
    }

    /** The same with the blanks before the XML declaration that keep a long Complete alive. */
    public static Fault errorInOkAfterBlanks(String code) {
        return instead("200 with blanks and error " + code, Answer.text(200, "  \n  " + Xml.error(code, "injected")));
    }

    /** 200 and no body, nor any of the headers that the answer should have. */
    public static Fault emptyOk() {
        return instead("empty 200", Answer.empty(200));
    }

    /** 200 and a body that ends in the middle of an XML element. */
    public static Fault truncatedOk() {
        byte[] body = (Xml.DECLARATION + "<CompleteMultipartUploadResult><Locat").getBytes(UTF_8);
        return instead("truncated 200", Answer.empty(200).with(Content.of(body)));
    }

    /** The connection is closed without an answer, once the request was read. */
    public static Fault reset() {
        return new Fault("reset", false, null);
    }

    /** The connection is closed when so many bytes of the request's body have arrived. */
    public static Fault resetInRequest(long afterBytes) {
        Fault fault = new Fault("reset in the request", false, null);
        fault.cutRequestAt = afterBytes;
        return fault;
    }

    /** The upload is gone before the request is handled. */
    public static Fault vanishedUpload() {
        Fault fault = real("vanished upload");
        fault.vanished = true;
        return fault;
    }

    /** Handled in good order, but only after a while. */
    public static Fault delay(Duration delay) {
        Fault fault = real("delay of " + delay.toMillis() + " ms");
        fault.delay = delay;
        return fault;
    }

    /** No answer as long as the server lives. */
    public static Fault hang() {
        Fault fault = new Fault("hang", false, null);
        fault.delay = Duration.ofDays(1);
        return fault;
    }

    /** Handled in good order, but not before {@code release} is at zero. A part's upload is looked up and its body read by then. */
    public static Fault held(CountDownLatch release) {
        return real("no fault").heldUntil(release);
    }

    /** The request's body is read at this rate. */
    public static Fault slowRequest(long bytesPerSecond) {
        Fault fault = real("request at " + bytesPerSecond + " B/s");
        fault.requestRate = bytesPerSecond;
        return fault;
    }

    /** The answer's body is sent at this rate. */
    public static Fault slowAnswer(long bytesPerSecond) {
        Fault fault = real("answer at " + bytesPerSecond + " B/s");
        fault.answerRate = bytesPerSecond;
        return fault;
    }

    /** The answer's headers are right, its body ends after so many bytes, with the connection. */
    public static Fault cutAnswer(long afterBytes) {
        Fault fault = real("answer cut at " + afterBytes);
        fault.cutAnswerAt = afterBytes;
        return fault;
    }

    /** A GET with a Range is answered with 200 and the whole object. */
    public static Fault wholeObject() {
        Fault fault = real("whole object");
        fault.wholeObject = true;
        return fault;
    }

    /** One bit of the answer's body is another one. */
    public static Fault flippedBit(int position) {
        return new Fault("flipped bit", true, answer -> {
            byte[] bytes = answer.body().bytes().clone();
            bytes[position] ^= 1;
            return answer.with(Content.of(bytes));
        });
    }

    /** The operation happens, its answer is this fault's all the same. */
    public Fault afterEffect() {
        Fault fault = new Fault(this, name + " after the effect", true, answer);
        fault.heldAfterEffect = true;
        return fault;
    }

    /** Answers before the request's body was read, as S3 does with what it refuses by the headers alone. */
    public Fault unread() {
        Fault fault = new Fault(this, name + ", body unread", takesEffect, answer);
        fault.unread = true;
        return fault;
    }

    /** Comes about when {@code release} is at zero: the effect too, unless it is {@link #afterEffect}. */
    public Fault heldUntil(CountDownLatch release) {
        Fault fault = new Fault(this, name + ", held", takesEffect, answer);
        fault.release = release;
        return fault;
    }

    /** A header Retry-After. */
    public Fault retryAfter(int seconds) {
        UnaryOperator<Answer> made = answer;
        if (made == null) {
            throw new IllegalStateException(name + " has no answer");
        }
        return new Fault(
                this, name, takesEffect, real -> made.apply(real).with("Retry-After", Integer.toString(seconds)));
    }

    Duration delay() {
        return delay;
    }

    long requestRate() {
        return requestRate;
    }

    long answerRate() {
        return answerRate;
    }

    /** Bytes of the request's body to read before the connection is cut, or −1. */
    long cutRequestAt() {
        return cutRequestAt;
    }

    /** Bytes of the answer's body to send before the connection is cut, or −1. */
    long cutAnswerAt() {
        return cutAnswerAt;
    }

    boolean isVanished() {
        return vanished;
    }

    boolean isWholeObject() {
        return wholeObject;
    }

    boolean isUnread() {
        return unread;
    }

    void holdBeforeEffect() throws InterruptedIOException {
        if (!heldAfterEffect) {
            hold();
        }
    }

    void holdAfterEffect() throws InterruptedIOException {
        if (heldAfterEffect) {
            hold();
        }
    }

    private void hold() throws InterruptedIOException {
        if (release != null) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server shuts down");
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
