package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.log.PageLimit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Answers that fit into what Lambda carries, 6 MB with all escapes: a page of the history that is too big is asked for again with half
 * as many events, until it fits.
 */
final class FittingAnswers {
    static final int MOST_BYTES = 4 << 20;
    private static final String PAGED = "AWSStepFunctions.GetExecutionHistory";
    private static final String LIMIT = "maxResults";
    private static final int USUAL_LIMIT = 100;

    private final ApiHandler api;

    private final BiConsumer<ApiRequest, ApiResponse> answered;
    private final Optional<UrlDoor> door;

    /** @param answered hears of each request and its answer */
    FittingAnswers(ApiHandler api, BiConsumer<ApiRequest, ApiResponse> answered) {
        this(api, answered, Optional.empty());
    }

    private FittingAnswers(ApiHandler api, BiConsumer<ApiRequest, ApiResponse> answered, Optional<UrlDoor> door) {
        this.api = api;
        this.answered = answered;
        this.door = door;
    }

    /** The same, to whom that lets in. */
    FittingAnswers behind(UrlDoor asked) {
        return new FittingAnswers(api, answered, Optional.of(asked));
    }

    ApiResponse handle(ApiRequest request) {
        ApiResponse answer = door.flatMap(asked -> asked.refusal(request)).orElseGet(() -> api.handle(request));
        answered.accept(request, answer);
        if (answer.body().length <= MOST_BYTES || !request.target().equals(Optional.of(PAGED))) {
            return answer;
        }
        try {
            return smaller(request, answer);
        } catch (IOException e) {
            throw new UncheckedIOException("a request that was answered cannot be read", e);
        }
    }

    private ApiResponse smaller(ApiRequest request, ApiResponse tooBig) throws IOException {
        JsonNode body = Events.read(new ByteArrayInputStream(request.body()));
        int limit = Math.clamp(body.path(LIMIT).asInt(USUAL_LIMIT), 0, PageLimit.MOST);
        limit = limit == 0 ? USUAL_LIMIT : limit;
        ApiResponse answer = tooBig;
        while (answer.body().length > MOST_BYTES && limit > 1 && body instanceof ObjectNode members) {
            limit = limit / 2;
            members.put(LIMIT, limit);
            answer = api.handle(new ApiRequest(request.target(), Events.bytes(members)));
        }
        return answer;
    }
}
