package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.api.Caller;
import dev.baton.local.http.Api;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The API with two actions more, by which the designer reads and writes the file that it was started on, and no other: requests
 * name no path.
 *
 * <ul>
 *   <li>{@code Baton.ReadDefinitionFile} {}: {@code {path, definition, version}}
 *   <li>{@code Baton.WriteDefinitionFile} {@code {definition, version}}: {@code {path, definition, version}}, or
 *       DefinitionFileChanged (409) when the file has another version than the writer has read
 * </ul>
 *
 * <p>Both answer DefinitionFileRefused (400) when the file, or what would be written, is no JSON, or the disk refuses it.
 */
record DesignApi(DesignedFile file, Api others) implements Api {
    static final String READ = "Baton.ReadDefinitionFile";
    static final String WRITE = "Baton.WriteDefinitionFile";

    @Override
    public void answer(ApiRequest request, Caller caller, Consumer<ApiResponse> answer) {
        switch (request.target().orElse("")) {
            case READ -> answer.accept(answered(file::read));
            case WRITE -> answer.accept(answered(() -> write(request.body())));
            default -> others.answer(request, caller, answer);
        }
    }

    private interface Work {
        DesignedFile.Content done() throws JsonProcessingException, DesignedFile.ChangedException;
    }

    private DesignedFile.Content write(byte[] body) throws JsonProcessingException, DesignedFile.ChangedException {
        JsonNode members = Json.parse(new String(body, StandardCharsets.UTF_8)).node();
        JsonNode definition = members.path("definition");
        JsonNode version = members.path("version");
        if (!definition.isTextual() || !version.isTextual()) {
            throw new UserMistake("definition and version, both texts, must be given");
        }
        return file.write(definition.textValue(), version.textValue());
    }

    private ApiResponse answered(Work work) {
        try {
            DesignedFile.Content content = work.done();
            String body = JsonNodeFactory.instance
                    .objectNode()
                    .put("path", file.path().toString())
                    .put("definition", content.text())
                    .put("version", content.version())
                    .toString();
            return new ApiResponse(
                    200, Map.of("Content-Type", "application/x-amz-json-1.0"), body.getBytes(StandardCharsets.UTF_8));
        } catch (DesignedFile.ChangedException e) {
            return ApiHandler.refusal(409, "DefinitionFileChanged", String.valueOf(e.getMessage()));
        } catch (UserMistake e) {
            return ApiHandler.refusal(400, "DefinitionFileRefused", String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return ApiHandler.refusal(400, "SerializationException", JsonFault.of(e));
        }
    }
}
