package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.api.wire.ShapeWriter;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.KeyThrottledException;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.ThrottledException;
import dev.baton.engine.log.codec.UnknownCodecVersionException;
import dev.baton.engine.start.StartErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API: a request in, an answer out, whatever carries them. Whatever a caller sends is answered with a 4xx at worst; 500 and
 * 503 are our own mistakes and the store's, and leave a line in the log. Thread-safe.
 */
public final class ApiHandler {
    /** The content type of all answers. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final String TARGET_PREFIX = "AWSStepFunctions.";
    /** Of actions beside the service model; it belongs to their names. */
    private static final String OWN_PREFIX = "Baton.";

    private final Function<Optional<String>, Operations> operations;

    public ApiHandler(Operations operations) {
        this(region -> operations);
    }

    /** @param operations those of the region that a request names */
    public ApiHandler(Function<Optional<String>, Operations> operations) {
        this.operations = operations;
    }

    /** Answers a request, and waits where the answer comes later. Never throws. */
    public ApiResponse handle(ApiRequest request) {
        CompletableFuture<ApiResponse> response = new CompletableFuture<>();
        answer(request, Caller.PATIENT, response::complete);
        return response.join();
    }

    /**
     * Answers a request. Never throws.
     *
     * @param answer gets the answer, once: before this returns, or later from another thread
     */
    public void answer(ApiRequest request, Caller caller, Consumer<ApiResponse> answer) {
        String requestId = requestId();
        CompletionStage<Answer> given;
        try {
            given = begin(request, caller);
        } catch (RuntimeException | StackOverflowError e) {
            answer.accept(failed(request, requestId, e));
            return;
        }
        given.whenComplete((found, e) -> answer.accept(end(request, requestId, found, e)));
    }

    private CompletionStage<Answer> begin(ApiRequest request, Caller caller) {
        return switch (operation(request).handle(request.body())) {
            case Answer.Later later -> later.begin().apply(caller);
            case Answer.Shape shape -> CompletableFuture.completedFuture(shape);
            case Answer.Written written -> CompletableFuture.completedFuture(written);
        };
    }

    private static ApiResponse end(
            ApiRequest request, String requestId, @Nullable Answer given, @Nullable Throwable thrown) {
        if (given == null) {
            Throwable cause = thrown instanceof CompletionException wrapper ? wrapper.getCause() : thrown;
            return failed(
                    request, requestId, cause == null ? new IllegalStateException("neither answer nor error") : cause);
        }
        try {
            return response(200, requestId, body(given));
        } catch (RuntimeException | StackOverflowError e) {
            return failed(request, requestId, e);
        }
    }

    private static ApiResponse failed(ApiRequest request, String requestId, Throwable thrown) {
        return switch (thrown) {
            case ApiException e -> refusal(e, requestId);
            case KeyRefusedException e -> refusal(StartErrors.keyRefused(e), requestId);
            case KeyThrottledException e ->
                refusal(new ApiException("KmsThrottlingException", String.valueOf(e.getMessage())), requestId);
            case ThrottledException e -> {
                LOG.warn("Request {} ({}): the store throttles", requestId, request.target());
                yield refusal(new ApiException(400, "ThrottlingException", "Rate exceeded", Map.of()), requestId);
            }
            case StoreException e -> {
                LOG.error("Request {} ({}): the store did not answer", requestId, request.target(), e);
                yield refusal(
                        new ApiException(503, "ServiceUnavailable", "The store did not answer", Map.of()), requestId);
            }
            case UnknownCodecVersionException e -> {
                LOG.warn("Request {} ({}): {}", requestId, request.target(), e.getMessage());
                yield refusal(
                        new ApiException(
                                503,
                                "ServiceUnavailable",
                                "A newer version of the service wrote this execution",
                                Map.of()),
                        requestId);
            }
            default -> {
                LOG.error("Request {} ({}) failed", requestId, request.target(), thrown);
                yield refusal(
                        new ApiException(500, "InternalFailure", "Internal failure, see the log", Map.of()), requestId);
            }
        };
    }

    /** An error answer that was not given by an action. */
    public static ApiResponse refusal(int status, String code, String text) {
        return refusal(new ApiException(status, code, text, Map.of()), requestId());
    }

    private Operation operation(ApiRequest request) {
        String target = request.target().orElse("");
        String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
        if (target.startsWith(OWN_PREFIX)) {
            name = target;
        }
        return operations.apply(request.region()).find(name).orElseThrow(() -> ApiErrors.unknownOperation(target));
    }

    private static byte[] body(Answer answer) {
        return switch (answer) {
            case Answer.Written written -> written.json();
            case Answer.Later later -> throw new IllegalStateException("an answer that never comes");
            case Answer.Shape shape -> write(out -> ShapeWriter.write(shape.shape(), out));
        };
    }

    private static ApiResponse refusal(ApiException e, String requestId) {
        byte[] body = write(out -> {
            out.writeStartObject();
            out.writeStringField("__type", e.code());
            out.writeStringField("message", e.text());
            for (Map.Entry<String, String> member : e.members().entrySet()) {
                out.writeStringField(member.getKey(), member.getValue());
            }
            out.writeEndObject();
        });
        return response(e.status(), requestId, body);
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JsonText.generator(body)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return body.toByteArray();
    }

    private static ApiResponse response(int status, String requestId, byte[] body) {
        return new ApiResponse(status, Map.of("Content-Type", CONTENT_TYPE, "x-amzn-RequestId", requestId), body);
    }

    /** Unique, but no secret, so the cheap random will do. */
    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | (1L << 63);
        return new UUID(high, low).toString();
    }
}
