package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path with a filter, wildcard, scan, slice or union, in the dialect of Jayway's JsonPath 2.0.0, which Step Functions was
 * seen to speak (ADR 14). A definite one gives its value, all others an array of what they find.
 */
final class Query implements Steps {
    private final List<PathToken> tokens;
    /** From this step on all are definite. */
    private final int definiteFrom;

    private Query(List<PathToken> tokens) {
        this.tokens = List.copyOf(tokens);
        int from = tokens.size();
        while (from > 0 && tokens.get(from - 1).isDefinite()) {
            from--;
        }
        this.definiteFrom = from;
    }

    /** @param path with {@code $} or {@code @} as its root */
    static Query compile(String path) throws SyntaxException {
        return new Query(new PathParser(path).parse());
    }

    int size() {
        return tokens.size();
    }

    PathToken token(int at) {
        return tokens.get(at);
    }

    /**
     * Whether a member that is not there, with more steps to follow, ends the walk: not next to a step that finds several, or
     * before one.
     */
    boolean needs(int at) {
        return at >= definiteFrom && (at == 0 || tokens.get(at - 1).isDefinite());
    }

    /** The steps from one on, as error texts write them. */
    String rest(int at) {
        StringBuilder rest = new StringBuilder();
        tokens.subList(at, tokens.size()).forEach(rest::append);
        return rest.toString();
    }

    @Override
    public boolean isDefinite() {
        return definiteFrom == 0;
    }

    @Override
    public @Nullable JsonNode find(JsonNode document, Work work) {
        try {
            return evaluate(document, work);
        } catch (PathFault fault) {
            return null;
        }
    }

    /** The value, or why there is none. */
    JsonNode evaluate(JsonNode document, Work work) throws PathFault {
        List<JsonNode> found = new Walk(this, document, work).from(document);
        if (isDefinite()) {
            return found.getFirst();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode(found.size());
        array.addAll(found);
        return array;
    }

    @Override
    public String whyMissing(JsonNode document, Work work) {
        try {
            evaluate(document, work);
            throw new IllegalStateException("the path leads somewhere");
        } catch (PathFault fault) {
            return fault.text();
        }
    }
}
