package dev.baton.integrations.sdk.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer of HTTP.
 *
 * @param headers by name, in any case
 */
public record WireAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    public WireAnswer {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }

    /** Whether the call was done. */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The value of a header, several in one. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
