package dev.baton.integrations.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Connections out of a file, for where there is no EventBridge: {@code {NAME: {"AuthorizationType": …, "AuthParameters": …}}}, each as
 * CreateConnection takes it. It is read with each call, so that it may be changed.
 */
public final class FileConnections implements Connections {
    private final Path file;

    public FileConnections(Path file) {
        this.file = file;
    }

    @Override
    public Connection of(String arn, TaskCall call) throws NoConnectionException {
        JsonNode connection = read().path(name(arn));
        if (!connection.isObject()) {
            throw new NoConnectionException("ResourceNotFound", file + " has no connection '" + name(arn) + "'");
        }
        return ConnectionParameters.read(
                connection.path("AuthorizationType").asText(), connection.path("AuthParameters"));
    }

    private JsonNode read() throws NoConnectionException {
        try {
            return Json.parse(Files.readString(file)).node();
        } catch (JsonProcessingException e) {
            throw new NoConnectionException("InvalidConnectionState", file + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NoConnectionException("InvalidConnectionState", file + " cannot be read: " + e.getMessage());
        }
    }

    /** {@code arn:aws:events:REGION:ACCOUNT:connection/NAME/ID}, or the name alone. */
    static String name(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length > 1 ? parts[1] : arn;
    }
}
