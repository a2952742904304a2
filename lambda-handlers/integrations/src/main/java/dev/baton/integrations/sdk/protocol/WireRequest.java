package dev.baton.integrations.sdk.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request without its host and signature.
 *
 * @param method of HTTP
 * @param path encoded
 * @param query parameters, not encoded, in the order in which they are sent
 * @param headers by name
 * @param body may be empty
 */
public record WireRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
    public WireRequest {
        query = new LinkedHashMap<>(query);
        headers = new LinkedHashMap<>(headers);
    }

    /** The same under a path that an endpoint has. */
    public WireRequest under(String base) {
        return base.isEmpty()
                ? this
                : new WireRequest(method, base.replaceFirst("/+$", "") + path, query, headers, body);
    }

    /** The same with one header more. */
    public WireRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WireRequest(method, path, query, more, body);
    }
}
