package dev.baton.asl.expression.path;

import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.json.Json;
import org.jspecify.annotations.Nullable;

/** What a path starts from. */
sealed interface PathRoot {

    /** The document, or null when the variable was never assigned. */
    @Nullable
    Json document(Scope scope);

    /** How many characters of the path name the root. */
    int length();

    /** The path with {@code $} for its root, whichever it has. Blanks at the end do not count. */
    default String rest(String source) {
        return "$" + source.substring(length()).stripTrailing();
    }

    /** {@code $} */
    record Document() implements PathRoot {
        @Override
        public Json document(Scope scope) {
            return scope.root();
        }

        @Override
        public int length() {
            return 1;
        }
    }

    /** {@code $$} */
    record Context() implements PathRoot {
        @Override
        public Json document(Scope scope) {
            return scope.context().get();
        }

        @Override
        public int length() {
            return 2;
        }
    }

    /** {@code $name} */
    record Variable(String name) implements PathRoot {
        @Override
        public @Nullable Json document(Scope scope) {
            return scope.variables().values().get(name);
        }

        @Override
        public int length() {
            return 1 + name.length();
        }
    }

    static PathRoot of(String source) throws SyntaxException {
        if (source.isEmpty() || source.charAt(0) != '$') {
            throw new SyntaxException("Value is not a valid JSONPath: '" + source + "'");
        }
        if (source.startsWith("$$")) {
            return new Context();
        }
        if (source.length() == 1
                || !Character.isUnicodeIdentifierStart(source.codePointAt(1)) && source.charAt(1) != '_') {
            return new Document();
        }
        int end = 1;
        while (end < source.length() && Character.isUnicodeIdentifierPart(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        return new Variable(source.substring(1, end));
    }
}
