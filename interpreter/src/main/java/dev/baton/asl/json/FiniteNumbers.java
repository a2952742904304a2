package dev.baton.asl.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a fraction as a double, as AWS does, but one that no double can hold, {@code 1e400}, as the decimal that it is: it
 * would become an infinity, which JSON has not, and be written as a text.
 */
final class FiniteNumbers {

    /** Refuses infinities with an exception that leaves this class as a second reading. */
    static final JsonNodeFactory NODES = new JsonNodeFactory() {
        private static final long serialVersionUID = 1L;

        @Override
        public NumericNode numberNode(double value) {
            if (Double.isInfinite(value)) {
                throw new Infinite();
            }
            return super.numberNode(value);
        }
    };

    private FiniteNumbers() {}

    private static final class Infinite extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Infinite() {
            super("a number that no double can hold", null, false, false);
        }
    }

    static JsonNode read(JsonMapper mapper, String text) throws JsonProcessingException {
        try {
            return mapper.readTree(text);
        } catch (Infinite e) {
            return readDecimals(mapper, text);
        }
    }

    private static JsonNode readDecimals(JsonMapper mapper, String text) throws JsonProcessingException {
        try (JsonParser parser = new Decimals(mapper.createParser(text))) {
            JsonNode tree = mapper.readTree(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Trailing token found after value");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    /** Says of a number that no double can hold that it is a decimal. */
    private static final class Decimals extends JsonParserDelegate {
        Decimals(JsonParser parser) {
            super(parser);
        }

        @Override
        public NumberTypeFP getNumberTypeFP() throws IOException {
            return Double.isInfinite(getDoubleValue()) ? NumberTypeFP.BIG_DECIMAL : super.getNumberTypeFP();
        }
    }
}
