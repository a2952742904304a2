package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.ConstantExpression;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Recursive descent over {@code States.Name(argument, …)}. */
final class IntrinsicParser {
    /** AWS: "You can nest up to 10 intrinsic functions within a field". */
    private static final int MAX_DEPTH = 10;

    private final String source;
    private int at;

    IntrinsicParser(String source) {
        this.source = source;
    }

    IntrinsicExpression parse() throws SyntaxException {
        skipBlanks();
        IntrinsicExpression call = call(1);
        skipBlanks();
        if (at != source.length()) {
            throw fault("unexpected text after the call");
        }
        return call;
    }

    private IntrinsicExpression call(int depth) throws SyntaxException {
        if (depth > MAX_DEPTH) {
            throw fault("intrinsic functions are nested deeper than " + MAX_DEPTH);
        }
        int start = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '.')) {
            at++;
        }
        String name = source.substring(start, at);
        IntrinsicFunction function =
                IntrinsicFunctions.named(name).orElseThrow(() -> fault("there is no function '" + name + "'"));
        List<NodeExpression> arguments = arguments(function, depth);
        return new IntrinsicExpression(source.substring(start, at), function, arguments);
    }

    private List<NodeExpression> arguments(IntrinsicFunction function, int depth) throws SyntaxException {
        List<NodeExpression> arguments = new ArrayList<>();
        skipBlanks();
        expect('(');
        skipBlanks();
        if (peek() == ')') {
            at++;
            return arguments;
        }
        while (true) {
            skipBlanks();
            arguments.add(argument(function.keepsBraceEscapes() && arguments.isEmpty(), depth));
            skipBlanks();
            if (peek() == ')') {
                at++;
                return arguments;
            }
            expect(',');
        }
    }

    private NodeExpression argument(boolean template, int depth) throws SyntaxException {
        return switch (peek()) {
            case '\'' -> new ConstantExpression(TextNode.valueOf(literal(template)));
            case '$' -> PathExpression.compile(pathText());
            case 'S' -> call(depth + 1);
            default -> constant();
        };
    }

    private String literal(boolean template) throws SyntaxException {
        StringBuilder text = new StringBuilder();
        at++;
        while (peek() != '\'') {
            char c = source.charAt(at++);
            if (c == '\\') {
                char escaped = peek();
                if ("'{}\\".indexOf(escaped) < 0) {
                    throw fault("illegal escape \\" + escaped);
                }
                at++;
                text.append(template && escaped != '\'' ? "\\" : "").append(escaped);
            } else {
                text.append(c);
            }
        }
        at++;
        return text.toString();
    }

    /** A path ends at a comma or closing parenthesis that is not inside its own brackets, parentheses or quotes. */
    private String pathText() {
        int start = at;
        int open = 0;
        char quote = 0;
        for (; at < source.length(); at++) {
            char c = source.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                open++;
            } else if (open == 0 && (c == ',' || c == ')')) {
                break;
            } else if (c == ']' || c == ')') {
                open--;
            }
        }
        return source.substring(start, at).strip();
    }

    /** A number, true, false or null. */
    private NodeExpression constant() throws SyntaxException {
        int start = at;
        while (at < source.length() && source.charAt(at) != ',' && source.charAt(at) != ')') {
            at++;
        }
        String text = source.substring(start, at).strip();
        try {
            JsonNode value = Json.parse(text).node();
            if (value.isNumber() || value.isBoolean() || value.isNull()) {
                return new ConstantExpression(value);
            }
        } catch (JsonProcessingException e) {
            // Told below, in our words.
        }
        throw fault("'" + text + "' is no path, string, number, boolean or call");
    }

    private void skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private char peek() throws SyntaxException {
        if (at >= source.length()) {
            throw fault("the call ends too early");
        }
        return source.charAt(at);
    }

    private void expect(char wanted) throws SyntaxException {
        if (peek() != wanted) {
            throw fault("expected '" + wanted + "'");
        }
        at++;
    }

    private SyntaxException fault(String why) {
        return new SyntaxException(
                "Invalid intrinsic function call '" + source + "': " + why + " (at character " + (at + 1) + ")");
    }
}
