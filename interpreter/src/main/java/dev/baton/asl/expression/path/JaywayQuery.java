package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.baton.asl.expression.SyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path with a filter, wildcard, descent, slice, union or function, compiled by Jayway. */
final class JaywayQuery implements Steps {

    private static final Configuration STRICT = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    /** Over missing data an indefinite path gives {@code []} (recordings base/test_json_path_array_wildcard…). */
    private static final Configuration LENIENT = STRICT.addOptions(Option.SUPPRESS_EXCEPTIONS);

    /**
     * A text without quotes on the right side of a filter's comparison, {@code [?(@.code==es)]}, which AWS takes (its own
     * samples write so) and Jayway 2 refuses.
     */
    private static final Pattern BARE_WORD = Pattern.compile(
            "((?:==|!=|<=|>=|<|>)\\s*)(?!true\\b|false\\b|null\\b)([A-Za-z_][A-Za-z0-9_-]*)(?=\\s*(?:\\)|&&|\\|\\|))");

    private final JsonPath path;

    private JaywayQuery(JsonPath path) {
        this.path = path;
    }

    static JaywayQuery compile(String source, String normal) throws SyntaxException {
        if (!bracketsMatch(normal)) {
            throw new SyntaxException("Value is not a valid JSONPath: '" + source + "'. A bracket is not closed");
        }
        try {
            return new JaywayQuery(JsonPath.compile(BARE_WORD.matcher(normal).replaceAll("$1'$2'")));
        } catch (StackOverflowError e) {
            throw new SyntaxException("Value is not a valid JSONPath: it is nested too deeply");
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new SyntaxException("Value is not a valid JSONPath: '" + source + "'. " + e.getMessage());
        }
    }

    /** Jayway takes some paths that end within a bracket. */
    private static boolean bracketsMatch(String path) {
        int open = 0;
        char quote = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == ']') {
                open += c == '[' ? 1 : -1;
            }
        }
        return open == 0 && quote == 0;
    }

    @Override
    public @Nullable JsonNode find(JsonNode document) {
        try {
            Object found = path.read(document, path.isDefinite() ? STRICT : LENIENT);
            return found == null ? NullNode.getInstance() : asNode(found);
        } catch (JsonPathException e) {
            return null;
        }
    }

    @Override
    public boolean isDefinite() {
        return path.isDefinite();
    }

    /** Jayway unwraps single values, and functions such as {@code length()} give plain Java numbers. */
    private static JsonNode asNode(Object found) {
        return found instanceof JsonNode node
                ? node
                : Objects.requireNonNull(STRICT.mappingProvider().map(found, JsonNode.class, STRICT));
    }

    @Override
    public String whyMissing(JsonNode document) {
        return why(path, document);
    }

    /** Jayway's words for a definite path that our own evaluator could not follow. */
    static String explain(String normal, JsonNode document) {
        return why(JsonPath.compile(normal), document);
    }

    private static String why(JsonPath path, JsonNode document) {
        try {
            path.read(document, STRICT);
            return "No results for path: " + path.getPath();
        } catch (JsonPathException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
