package dev.baton.integrations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.json.Json;
import java.io.IOException;

/** Looks at JSON texts of services without building trees of them. */
public final class CompactText {
    /** However deep it nests: the interpreter refuses what is too deep to be worked with, as the task's failure. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private CompactText() {}

    /** Whether a text is exactly one JSON value. */
    public static boolean isJson(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The same JSON without blanks between its tokens; numbers and strings stay as they are written.
     *
     * @param json valid JSON
     */
    public static String of(String json) {
        StringBuilder compact = new StringBuilder(json.length());
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!quoted && c <= ' ') {
                continue;
            }
            compact.append(c);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                // Only strings have escapes; what is escaped is no quote.
                compact.append(json.charAt(++i));
            }
        }
        return compact.length() == json.length() ? json : compact.toString();
    }

    /** A JSON string with that content. */
    public static Json quoted(String content) {
        return Json.of(TextNode.valueOf(content));
    }
}
