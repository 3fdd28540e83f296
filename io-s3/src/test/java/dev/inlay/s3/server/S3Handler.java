// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;

/** The way of one request: note it, ask the script, read the body, do it, answer. */
final class S3Handler implements HttpHandler {

    private final Store store;
    private final Rules rules;
    private final FaultScript script;
    private final RequestLog log;
    private final ObjectCalls objects;
    private final UploadCalls uploads;
    private final CompleteCall completion;
    private final ListCalls lists;

    S3Handler(Store store, Rules rules, FaultScript script, RequestLog log) {
        this.store = store;
        this.rules = rules;
        this.script = script;
        this.log = log;
        objects = new ObjectCalls(store, rules);
        uploads = new UploadCalls(store, rules);
        completion = new CompleteCall(store, rules);
        lists = new ListCalls(store, rules);
    }

    /** An exception that leaves here makes the JDK's server close the connection. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        S3Request request = log.arrived(exchange);
        try (exchange) {
            Fault fault = script.next(request);
            send(exchange, request, underWay(exchange, request, fault), fault);
        }
    }

    /** A request has left before its answer is sent: a client that has read the answer may have its next one here before this thread goes on. */
    private Answer underWay(HttpExchange exchange, S3Request request, Fault fault) throws IOException {
        try {
            Pace.sleep(rules.latency.plus(fault.delay()).toNanos());
            if (fault.isVanished()) {
                synchronized (store) {
                    store.forgetUpload(request.query().get("uploadId"));
                }
            }
            Answer real = answer(exchange, request, fault);
            if (fault.answer == null) {
                throw new ConnectionCut(fault.toString());
            }
            return fault.answer.apply(real);
        } finally {
            log.left(request);
        }
    }

    private Answer answer(HttpExchange exchange, S3Request request, Fault fault) throws IOException {
        if (fault.isUnread()) {
            return Answer.empty(200);
        }
        ReceivedBody body = ReceivedBody.none();
        try {
            // an upload is looked up first: a part may be on its way when the upload is aborted
            Upload upload = request.operation() == Operation.UPLOAD_PART ? uploads.upload(request) : null;
            body = ReceivedBody.of(exchange, request, rules, fault);
            fault.holdBeforeEffect();
            Answer answer = fault.takesEffect ? done(request, body, upload, fault) : Answer.empty(200);
            fault.holdAfterEffect();
            return answer;
        } catch (S3Error e) {
            exchange.getRequestBody().readAllBytes(); // a rest would end the connection, and hide the answer
            return e.answer();
        }
    }

    private Answer done(S3Request request, ReceivedBody body, Upload upload, Fault fault) throws S3Error {
        return switch (request.operation()) {
            case CREATE_BUCKET -> {
                synchronized (store) {
                    store.createBucket(request.bucket());
                }
                yield Answer.empty(200);
            }
            case HEAD_BUCKET -> {
                synchronized (store) {
                    store.bucket(request.bucket());
                }
                yield Answer.empty(200).with("x-amz-bucket-region", "us-east-1");
            }
            case PUT_OBJECT -> objects.put(request, body);
            case GET_OBJECT -> objects.get(request, rules.ignoreRange || fault.isWholeObject());
            case HEAD_OBJECT -> objects.get(request, false);
            case DELETE_OBJECT -> objects.delete(request);
            case GET_OBJECT_TAGGING -> objects.tags(request);
            case CREATE_MULTIPART_UPLOAD -> uploads.create(request);
            case UPLOAD_PART -> uploads.part(request, body, upload);
            case UPLOAD_PART_COPY -> uploads.partCopy(request);
            case COMPLETE_MULTIPART_UPLOAD -> completion.complete(request, body);
            case ABORT_MULTIPART_UPLOAD -> uploads.abort(request);
            case LIST_PARTS -> lists.parts(request);
            case LIST_MULTIPART_UPLOADS -> lists.uploads(request);
            case LIST_OBJECTS_V2 -> lists.objects(request);
            case OTHER -> throw S3Error.notImplemented("this: " + request);
        };
    }

    private void send(HttpExchange exchange, S3Request request, Answer answer, Fault fault) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-amz-request-id", request.id());
        exchange.getResponseHeaders().set("x-amz-id-2", "inlay");
        request.answered(answer.status());
        long size = answer.body().size();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && answer.status() == 200) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
        }
        if (head || size == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), size);
        OutputStream out = exchange.getResponseBody();
        Pace pace = Pace.of(rules.bytesPerSecond, fault.answerRate());
        if (fault.cutAnswerAt() >= 0 && fault.cutAnswerAt() < size) {
            answer.body().slice(0, fault.cutAnswerAt()).writeTo(out, pace);
            out.flush();
            throw new ConnectionCut(fault.toString());
        }
        answer.body().writeTo(out, pace);
        out.close();
    }
}
