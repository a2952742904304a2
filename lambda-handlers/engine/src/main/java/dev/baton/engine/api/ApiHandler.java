package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.api.wire.ShapeWriter;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.ThrottledException;
import dev.baton.engine.log.codec.UnknownCodecVersionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
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

    /** Answers a request. Never throws. */
    public ApiResponse handle(ApiRequest request) {
        String requestId = requestId();
        try {
            return response(200, requestId, body(operation(request).handle(request.body())));
        } catch (ApiException e) {
            return refusal(e, requestId);
        } catch (ThrottledException e) {
            LOG.warn("Request {} ({}): the store throttles", requestId, request.target());
            return refusal(new ApiException(400, "ThrottlingException", "Rate exceeded", Map.of()), requestId);
        } catch (StoreException e) {
            LOG.error("Request {} ({}): the store did not answer", requestId, request.target(), e);
            return refusal(
                    new ApiException(503, "ServiceUnavailable", "The store did not answer", Map.of()), requestId);
        } catch (UnknownCodecVersionException e) {
            LOG.warn("Request {} ({}): {}", requestId, request.target(), e.getMessage());
            return refusal(
                    new ApiException(
                            503, "ServiceUnavailable", "A newer version of the service wrote this execution", Map.of()),
                    requestId);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Request {} ({}) failed", requestId, request.target(), e);
            return refusal(
                    new ApiException(500, "InternalFailure", "Internal failure, see the log", Map.of()), requestId);
        }
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
