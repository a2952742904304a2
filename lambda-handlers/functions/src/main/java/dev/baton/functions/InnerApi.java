package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.functions.resource.Api;
import dev.baton.functions.resource.ApiRefusalException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The API of this process, asked without HTTP.
 *
 * @param handler asked with each call, because an engine lives no longer than a snapshot
 */
record InnerApi(Supplier<ApiHandler> handler) implements Api {
    @Override
    public JsonNode call(String action, ObjectNode request) throws ApiRefusalException {
        try {
            ApiResponse response = handler.get()
                    .handle(new ApiRequest(Optional.of("AWSStepFunctions." + action), Events.bytes(request)));
            JsonNode answer = Events.read(new ByteArrayInputStream(response.body()));
            if (response.status() != 200) {
                throw new ApiRefusalException(
                        answer.path("__type").asText(), answer.path("message").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("JSON in memory", e);
        }
    }
}
