package dev.baton.engine.api.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The API's JSON parsers and generators. Their buffers come from one pool, because a virtual thread serves one request. */
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final int LONG_NUMBER = 300;
    private static final int LONG_TEXT = 1000;

    private JsonText() {}

    static JsonParser parser(byte[] body) throws IOException {
        return FACTORY.createParser(body);
    }

    /**
     * Writes a string. Documents are long and full of quotation marks, which the generator would take one by one.
     *
     * @param out a generator of UTF-8
     */
    public static void writeString(String text, JsonGenerator out) throws IOException {
        Optional<byte[]> escaped = text.length() < LONG_TEXT ? Optional.empty() : EscapedText.of(text);
        if (escaped.isPresent()) {
            out.writeRawUTF8String(escaped.get(), 0, escaped.get().length);
        } else {
            out.writeString(text);
        }
    }

    /** A generator of UTF-8. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /**
     * Takes a document that came as text in a request, kept as it is. It is checked by a parser that builds nothing: most
     * documents are handed through and never looked into.
     *
     * @throws JsonProcessingException in Jackson's words when the text is not one JSON value
     */
    public static Json document(String text) throws JsonProcessingException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            walk(parser);
            return Json.ofChecked(text);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
    }

    private static void walk(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new JsonParseException(parser, "No content to map due to end-of-input");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isNumeric() && parser.getTextLength() > LONG_NUMBER) {
                // Whoever looks into the document later would fail here, and could not blame the caller any more.
                parser.getNumberValue();
            }
        } while (depth > 0);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Trailing token (" + parser.currentToken() + ") found after value");
        }
    }
}
