package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $string}: JSON, its numbers as JavaScript prints them, fractions with 15 digits, functions as empty texts. */
final class TextOf {
    private static final String STEP = "  ";

    private final boolean pretty;
    private final StringBuilder out = new StringBuilder();

    private TextOf(boolean pretty) {
        this.pretty = pretty;
    }

    static @Nullable Object value(@Nullable Object value, boolean pretty) {
        if (value == null || value instanceof String) {
            return value;
        }
        if (Utils.isFunction(value) || value instanceof Parser.Symbol) {
            return "";
        }
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new JException("D3001", -1, value);
        }
        TextOf text = new TextOf(pretty);
        text.append(value, "\n");
        return text.out.toString();
    }

    private void append(@Nullable Object value, String line) {
        if (out.length() > Bounds.MAX_CHARACTERS) {
            throw new Bounds.Exceeded(Bounds.MEMORY);
        }
        switch (value) {
            case String text -> quote(text);
            case Number number -> number(number);
            case Boolean bool -> out.append(bool.booleanValue());
            case Map<?, ?> map -> object(map, line);
            case List<?> list -> array(list, line);
            case null -> out.append("null");
            default -> out.append(value == Jsonata.NULL_VALUE ? "null" : "\"\"");
        }
    }

    private void number(Number number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new JException("D1001", -1, value);
        }
        out.append(JavaScriptNumber.text(JavaScriptNumber.rounded(value)));
    }

    private void quote(String text) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }

    private void array(List<?> list, String line) {
        out.append('[');
        String inner = line + STEP;
        for (int i = 0; i < list.size(); i++) {
            separate(i == 0, inner);
            append(list.get(i), inner);
        }
        end(list.isEmpty(), line, ']');
    }

    private void object(Map<?, ?> map, String line) {
        out.append('{');
        String inner = line + STEP;
        boolean first = true;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            separate(first, inner);
            first = false;
            quote(String.valueOf(member.getKey()));
            out.append(pretty ? ": " : ":");
            append(member.getValue(), inner);
        }
        end(first, line, '}');
    }

    private void separate(boolean first, String line) {
        out.append(first ? "" : ",").append(pretty ? line : "");
    }

    private void end(boolean empty, String line, char bracket) {
        out.append(pretty && !empty ? line : "").append(bracket);
    }
}
