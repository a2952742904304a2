package dev.baton.asl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that is text first: the text as it came, and a tree that is parsed when somebody looks into it.
 *
 * <p>Step Functions hands a document through unchanged, blanks and all, when no state looks into it (recordings
 * {@code scenarios/test_parallel_state_nested}), so the text is the value and the tree is a view of it. A value that was
 * computed starts as a tree and is rendered compactly when its text is first asked for.
 *
 * <p>Instances are immutable. A tree obtained from {@link #node()} must not be changed. Both forms are computed at most
 * a few times under races, and always to equal results.
 */
public final class Json {

    /** Objects and arrays within each other; more would exhaust the stack of whoever walks through them. */
    public static final int MAX_DEPTH = 1000;

    /** The longest text of a computed value; documents are bounded by far less, but only after they were written. */
    static final int MAX_LENGTH = 1 << 24;

    /** The most digits of a number that is read. */
    private static final int MAX_DIGITS = 1000;

    /** Reads texts from outside: duplicate keys keep the last value, trailing tokens are refused. */
    private static final JsonMapper MAPPER = mapper(MAX_DEPTH);

    /** Reads what is in the house already, however deep it nests; {@link #excess} tells. */
    private static final JsonMapper TRUSTING = mapper(Integer.MAX_VALUE);

    /** The empty object, the input of an execution that was started without one. */
    public static final Json EMPTY_OBJECT = new Json("{}", JsonNodeFactory.instance.objectNode());

    /** The JSON value {@code null}. */
    public static final Json NULL = new Json("null", NullNode.getInstance());

    /** Up to this length a parsed text keeps its tree; a longer one is parsed again if somebody looks into it. */
    private static final int SMALL = 4096;

    private @Nullable String text;
    private @Nullable JsonNode node;
    private int utf8Length = -1;
    private @Nullable Optional<String> excess;

    private Json(@Nullable String text, @Nullable JsonNode node) {
        this.text = text;
        this.node = node;
    }

    private static JsonMapper mapper(int depth) {
        JsonFactory factory = JsonFactory.builder()
                // The usual pool is the thread's own, and most threads are virtual and live for one task.
                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(MAX_DIGITS)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .nodeFactory(FiniteNumbers.NODES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Takes a text that is known to be JSON, because it was parsed before or was written by us.
     *
     * @param text valid JSON; it is not checked
     */
    public static Json ofText(String text) {
        return new Json(Objects.requireNonNull(text, "text"), null);
    }

    /**
     * Takes a text that a parser with this class's limits has just read through, so that it has no {@link #excess}.
     *
     * @param text valid JSON; it is not checked
     */
    public static Json ofChecked(String text) {
        Json checked = ofText(text);
        checked.excess = Optional.empty();
        return checked;
    }

    /** Takes a tree. It must not be changed afterwards. */
    public static Json of(JsonNode node) {
        return new Json(null, Objects.requireNonNull(node, "node"));
    }

    /**
     * Parses a text from outside and keeps it as it is.
     *
     * @throws JsonProcessingException in Jackson's words, which are also AWS's words, when the text is not one JSON value
     */
    public static Json parse(String text) throws JsonProcessingException {
        if (text.length() <= SMALL) {
            JsonNode tree = FiniteNumbers.read(MAPPER, text);
            if (tree.isMissingNode()) {
                throw noContent();
            }
            Json parsed = ofChecked(text);
            parsed.node = tree;
            return parsed;
        }
        check(text);
        return ofChecked(text);
    }

    /** Reads through a long text without building the tree that perhaps nobody will look into. */
    private static void check(String text) throws JsonProcessingException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == null) {
                throw noContent();
            }
            parser.skipChildren();
            JsonToken trailing = parser.nextToken();
            if (trailing != null) {
                throw new JsonParseException(parser, "Trailing token (of type " + trailing + ") found after value");
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    private static JsonProcessingException noContent() {
        return new JsonParseException(null, "No content to map due to end-of-input");
    }

    /** The JSON text: as it came, or compact when the value was computed. */
    public String text() {
        String known = text;
        if (known == null) {
            known = write(Objects.requireNonNull(node));
            text = known;
        }
        return known;
    }

    /** The tree of this value. Never changed by anybody. */
    public JsonNode node() {
        JsonNode known = node;
        if (known == null) {
            known = read(Objects.requireNonNull(text));
            node = known;
        }
        return known;
    }

    /** The length of the text in UTF-8 bytes, the unit of every AWS payload limit. */
    public int utf8Length() {
        int known = utf8Length;
        if (known < 0) {
            known = countUtf8(text());
            utf8Length = known;
        }
        return known;
    }

    /**
     * Why this value cannot be worked with, fit to follow "the result": it nests deeper than {@link #MAX_DEPTH}, holds a
     * number of more than 1,000 digits, or would be longer than anybody takes. Texts from outside were refused for the first two by
     * {@link #parse}; what was put together of parts may have grown beyond. A value that was computed is asked before its text.
     */
    public Optional<String> excess() {
        Optional<String> known = excess;
        if (known == null) {
            known = findExcess();
            excess = known;
        }
        return known;
    }

    private Optional<String> findExcess() {
        String written = text;
        if (written == null) {
            try {
                written = written(Objects.requireNonNull(node));
            } catch (StreamConstraintsException e) {
                return Optional.of(Excess.DEPTH);
            } catch (BoundedText.TooLongException e) {
                return Optional.of(Excess.LENGTH);
            } catch (IOException e) {
                throw new IllegalStateException("a JSON tree could not be written", e);
            }
            text = written;
        }
        return written.length() <= MAX_DIGITS ? Optional.empty() : Excess.of(written, MAX_DEPTH, MAX_DIGITS);
    }

    private static String written(JsonNode tree) throws IOException {
        if (tree.isValueNode()) {
            return MAPPER.writeValueAsString(tree);
        }
        BoundedText out = new BoundedText(MAX_LENGTH);
        MAPPER.writeValue(out, tree);
        return out.toString();
    }

    /** The text for people to read, in an error that quotes it: also of a value that has an {@link #excess}. */
    public String quotable() {
        return excess().map(why -> "(a value that " + why + ")").orElseGet(this::text);
    }

    private static int countUtf8(String s) {
        int length = s.length();
        if (Ascii.isAll(s)) {
            return length;
        }
        int bytes = length;
        for (int i = 0; i < length; i++) {
            char c = s.charAt(i);
            if (c >= 0x800) {
                // A surrogate pair is four bytes for two chars, so each half counts one more than itself.
                bytes += Character.isSurrogate(c) ? 1 : 2;
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }

    private static String write(JsonNode tree) {
        try {
            return written(tree);
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return FiniteNumbers.read(TRUSTING, text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored JSON text is not JSON", e);
        }
    }

    /** Equal when the texts are equal; {@code [1, 2]} and {@code [1,2]} are two different documents. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Json json && text().equals(json.text()));
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
