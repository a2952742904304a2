package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * The API with three actions more, by which the designer reads and writes the file that it was started on, and no other: requests
 * name no path.
 *
 * <ul>
 *   <li>{@code Baton.ReadDefinitionFile} {}: {@code {path, definition, version}}
 *   <li>{@code Baton.WriteDefinitionFile} {@code {definition, version}}: {@code {path, definition, version}}, or
 *       DefinitionFileChanged (409) when the file has another version than the writer has read
 *   <li>{@code Baton.ConvertDefinition} {@code {definition}}: {@code {json}}, what a text of that file is as JSON; its lines are the text's
 * </ul>
 *
 * <p>All answer DefinitionFileRefused (400) when the file, or what would be written, is no JSON, or the disk refuses it.
 */
record DesignApi(DesignedFile file, Api others) implements Api {
    static final String READ = "Baton.ReadDefinitionFile";
    static final String WRITE = "Baton.WriteDefinitionFile";
    static final String CONVERT = "Baton.ConvertDefinition";

    @Override
    public void answer(ApiRequest request, Caller caller, Consumer<ApiResponse> answer) {
        switch (request.target().orElse("")) {
            case READ -> answer.accept(answered(() -> shape(file.read())));
            case WRITE -> answer.accept(answered(() -> shape(write(request.body()))));
            case CONVERT -> answer.accept(answered(() -> converted(request.body())));
            default -> others.answer(request, caller, answer);
        }
    }

    private interface Work {
        ObjectNode done() throws JsonProcessingException, DesignedFile.ChangedException;
    }

    private DesignedFile.Content write(byte[] body) throws JsonProcessingException, DesignedFile.ChangedException {
        JsonNode members = members(body);
        return file.write(text(members, "definition"), text(members, "version"));
    }

    private ObjectNode converted(byte[] body) throws JsonProcessingException {
        return JsonNodeFactory.instance.objectNode().put("json", file.json(text(members(body), "definition")));
    }

    private static JsonNode members(byte[] body) throws JsonProcessingException {
        return Json.parse(new String(body, StandardCharsets.UTF_8)).node();
    }

    private static String text(JsonNode members, String name) {
        JsonNode member = members.path(name);
        if (!member.isTextual()) {
            throw new UserMistake(name + ", a text, must be given");
        }
        return member.textValue();
    }

    private ObjectNode shape(DesignedFile.Content content) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", file.path().toString())
                .put("definition", content.text())
                .put("version", content.version());
    }

    private ApiResponse answered(Work work) {
        try {
            byte[] body = work.done().toString().getBytes(StandardCharsets.UTF_8);
            return new ApiResponse(200, Map.of("Content-Type", "application/x-amz-json-1.0"), body);
        } catch (DesignedFile.ChangedException e) {
            return ApiHandler.refusal(409, "DefinitionFileChanged", String.valueOf(e.getMessage()));
        } catch (UserMistake e) {
            return ApiHandler.refusal(400, "DefinitionFileRefused", String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return ApiHandler.refusal(400, "SerializationException", JsonFault.of(e));
        }
    }
}
