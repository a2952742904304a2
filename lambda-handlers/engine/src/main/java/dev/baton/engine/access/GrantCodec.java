package dev.baton.engine.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** The stored form of grants: {@code {"id": …, "principal": …, "rights": ["start"], "resource": …}}. */
public final class GrantCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GrantCodec() {}

    /** Writes one. */
    public static String encode(AccessGrant grant) {
        ObjectNode json = JSON.createObjectNode().put("id", grant.id()).put("principal", grant.principal());
        grant.rights().stream().map(Right::word).sorted().forEach(json.withArray("rights")::add);
        return json.put("resource", grant.resource()).toString();
    }

    /** Reads one; rights that only a newer version knows are left out. */
    public static AccessGrant decode(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Set<Right> rights = new HashSet<>();
            json.path("rights").forEach(word -> Right.ofWord(word.asText()).ifPresent(rights::add));
            return new AccessGrant(
                    json.path("id").asText(),
                    json.path("principal").asText(),
                    rights,
                    json.path("resource").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("a stored grant is no JSON", e);
        }
    }
}
