package dev.baton.engine.replay;

import dev.baton.asl.json.Json;
import java.util.Objects;

/**
 * What a task asks for.
 *
 * @param resource the ARN
 * @param parameters the effective arguments
 */
public record Request(String resource, Json parameters) {
    public Request {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(parameters, "parameters");
    }
}
