package dev.baton.engine.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request of an HTTP task and its answer, as TestState shows them at the level TRACE. */
public record HttpTrace(Request request, Optional<Response> response) {
    public HttpTrace {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
    }

    /**
     * What was sent.
     *
     * @param protocol of the URL
     * @param headers by name
     */
    public record Request(
            String protocol, String method, String url, Map<String, List<String>> headers, Optional<String> body) {}

    /** What came back. */
    public record Response(
            String protocol, int status, String statusMessage, Map<String, List<String>> headers, String body) {}

    /** Headers in one text: {@code [Name: value, Name: value]}. */
    public static String text(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
