package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;
import org.jspecify.annotations.Nullable;

/** One side of a comparison in a filter. */
sealed interface FilterOperand {

    /** The value, or null when there is none. */
    @Nullable
    JsonNode value(JsonNode item, JsonNode root, Work work) throws PathFault;

    /** The word {@code null}. */
    FilterOperand NULL = new Literal(NullNode.getInstance());

    /** Words, numbers and quoted texts alike: what they are compared with decides what they mean. */
    record Literal(JsonNode value) implements FilterOperand {
        @Override
        public JsonNode value(JsonNode item, JsonNode root, Work work) {
            return value;
        }
    }

    /** {@code @.a.b}, relative to the item, or {@code $.a.b}. */
    record Path(Query query, boolean fromRoot) implements FilterOperand {
        @Override
        public @Nullable JsonNode value(JsonNode item, JsonNode root, Work work) throws PathFault {
            try {
                return query.evaluate(fromRoot ? root : item, work);
            } catch (PathFault fault) {
                if (fault.isAbsence()) {
                    return null;
                }
                throw fault;
            }
        }
    }

    static FilterOperand parse(String text) throws SyntaxException {
        if (text.isEmpty()) {
            throw new SyntaxException("A comparison lacks a side");
        }
        if (text.charAt(0) == '@' || text.charAt(0) == '$') {
            return new Path(path(text), text.charAt(0) == '$');
        }
        if (text.equals("null")) {
            return NULL;
        }
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return new Literal(
                TextNode.valueOf(quoted ? BracketParser.unescaped(text.substring(1, text.length() - 1)) : text));
    }

    static Query path(String text) throws SyntaxException {
        Query query = Query.compile(text);
        if (!query.isDefinite()) {
            throw new SyntaxException("the predicate path: " + text + " is not definite");
        }
        return query;
    }
}
