package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What resources are called in the blueprint. A template that people write calls them so; CDK derives logical ids from the path of a construct, which
 * it notes in {@code Metadata}.
 */
final class LogicalIds {
    private static final String PATH = "aws:cdk:path";
    private static final Set<String> EMPTY_NAMES = Set.of("Resource", "Default");

    private final Map<String, String> ids = new HashMap<>();

    private LogicalIds() {}

    static LogicalIds of(ObjectNode template) {
        LogicalIds found = new LogicalIds();
        for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
            String path = resource.getValue().path("Metadata").path(PATH).asText();
            if (!path.isEmpty()) {
                found.ids.put(resource.getKey(), name(path));
            }
        }
        return found;
    }

    /** Without the stack and the engine, in which all parts are. */
    private static String name(String path) {
        List<String> names = new ArrayList<>(List.of(path.split("/")));
        names.removeAll(EMPTY_NAMES);
        return String.join("", names.subList(Math.min(2, names.size() - 1), names.size()));
    }

    /** The same when nothing else is known. */
    String id(String logicalId) {
        return ids.getOrDefault(logicalId, logicalId);
    }
}
