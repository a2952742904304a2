package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONata expression (AWS: "Transforming data with JSONata in Step Functions"). It sees {@code $states} and the
 * workflow variables; there is no context item, so {@code $} and bare names give nothing at its top level.
 */
public final class JsonataExpression implements JsonataNode {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    private final String source;
    private final String location;
    private final Mentions mentions;
    private final Jsonata expression;
    private final Prepared prepared;
    private final String[] variables;
    private final ScopedFunctions library;
    private final List<TextFunctions.TextFunction> textFunctions;
    private final Optional<PlainReference> plain;

    private JsonataExpression(
            String source,
            String location,
            Mentions mentions,
            Jsonata expression,
            Prepared prepared,
            Optional<PlainReference> plain) {
        this.source = source;
        this.prepared = prepared;
        this.location = location;
        this.mentions = mentions;
        this.expression = expression;
        this.variables = mentions.values().toArray(String[]::new);
        this.plain = plain;
        this.library = ScopedFunctions.usedBy(mentions);
        this.textFunctions = TextFunctions.usedBy(mentions);
    }

    /** Whether a string of a definition is an expression: exactly {@code {%} at its start and {@code %}} at its end. */
    public static boolean isExpression(String text) {
        return text.startsWith(OPEN) && text.endsWith(CLOSE) && text.length() >= OPEN.length() + CLOSE.length();
    }

    /**
     * Compiles.
     *
     * @param source with or without its braces
     * @param location the field path for error texts, e.g. {@code Output/total} or {@code Output/values[0]}
     * @throws SyntaxException in the words of JSONata
     */
    public static JsonataExpression compile(String source, String location) throws SyntaxException {
        String bare = bare(source);
        List<Token> tokens = Tokenizer.tokens(bare);
        Prepared prepared = Prepared.of(bare, tokens);
        Jsonata compiled = parse(prepared, bare);
        Set<String> references = TopLevelReferences.all(tokens);
        if (!references.isEmpty()) {
            throw SyntaxException.unsupported(unsupported(references.iterator().next()));
        }
        Mentions mentions = MentionScanner.scan(tokens);
        Library.install(compiled, mentions);
        return new JsonataExpression(bare, location, mentions, compiled, prepared, PlainReference.of(tokens));
    }

    /** What does not parse is told of the source, which the author knows. */
    private static Jsonata parse(Prepared prepared, String source) throws SyntaxException {
        try {
            return parse(prepared.text());
        } catch (SyntaxException e) {
            if (prepared.patterns().isEmpty() || !prepared.texts().isEmpty()) {
                throw e;
            }
            parse(source);
            throw e;
        }
    }

    private static String bare(String source) {
        return isExpression(source)
                ? source.substring(OPEN.length(), source.length() - CLOSE.length())
                        .strip()
                : source;
    }

    private static String unsupported(String reference) {
        return "Reference to '" + reference + "' at the top level is not supported.";
    }

    /** What is wrong with an expression that asks for a context item where there is none: a sentence for each name. */
    public static List<String> unsupportedReferences(String source) {
        return TopLevelReferences.all(Tokenizer.tokens(bare(source))).stream()
                .map(JsonataExpression::unsupported)
                .toList();
    }

    private static Jsonata parse(String source) throws SyntaxException {
        try {
            Jsonata parsed = Jsonata.jsonata(source);
            parsed.setOutputConvertNulls(false);
            return parsed;
        } catch (JException e) {
            throw new SyntaxException(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new SyntaxException("The expression is nested too deeply");
        } catch (RuntimeException e) {
            // The library's parser stumbles over some texts instead of refusing them.
            throw new SyntaxException("Invalid JSONata expression: " + e.getMessage());
        }
    }

    /** The expression without its braces, as error texts quote it. */
    public String source() {
        return source;
    }

    /** The field path. */
    public String location() {
        return location;
    }

    @Override
    public Json evaluate(Scope scope) throws EvaluationException {
        Json found = plain.isPresent() ? plain.get().find(scope) : null;
        return found != null ? found : Json.of(computed(scope));
    }

    @Override
    public JsonNode node(Scope scope) throws EvaluationException {
        Json found = plain.isPresent() ? plain.get().find(scope) : null;
        return found != null ? found.node() : computed(scope);
    }

    private JsonNode computed(Scope scope) throws EvaluationException {
        Object result = value(scope);
        if (result == null) {
            throw JsonataErrors.undefined(source, location);
        }
        JsonNode node = converted(result);
        if (node == null) {
            throw JsonataErrors.unsupported(source, location);
        }
        return node;
    }

    private @Nullable JsonNode converted(Object result) throws EvaluationException {
        try {
            return ResultConversion.toNode(result);
        } catch (StackOverflowError e) {
            throw JsonataErrors.threw(source, location, ": " + Bounds.STACK_OVERFLOW);
        }
    }

    private @Nullable Object value(Scope scope) throws EvaluationException {
        try {
            return expression.evaluate(null, frame(scope));
        } catch (RuntimeException e) {
            throw JsonataErrors.threw(source, location, LibraryErrors.text(e, prepared.text()));
        } catch (StackOverflowError e) {
            throw JsonataErrors.threw(source, location, ": " + Bounds.STACK_OVERFLOW);
        }
    }

    private Jsonata.Frame frame(Scope scope) {
        Jsonata.Frame frame = expression.createFrame();
        scope.work().nextExpression();
        Bounds bounds = new Bounds(scope.work());
        frame.setEvaluateEntryCallback(bounds);
        frame.setEvaluateExitCallback(bounds);
        for (String name : variables) {
            Json variable = scope.variables().values().get(name);
            if (variable != null) {
                frame.bind(name, NodeViews.of(variable.node(), scope.work()));
            }
        }
        if (!mentions.statesMembers().isEmpty()) {
            frame.bind("states", new StatesView(scope));
        }
        library.bind(frame, scope);
        TextFunctions.bind(frame, textFunctions, bounds);
        prepared.texts().forEach(frame::bind);
        prepared.patterns().forEach((name, pattern) -> frame.bind(name, new RegexFunction(pattern, scope.work())));
        return frame;
    }

    @Override
    public Set<String> variableReferences() {
        return mentions.free();
    }

    @Override
    public Set<String> statesReferences() {
        return mentions.statesMembers();
    }

    @Override
    public String toString() {
        return source;
    }
}
