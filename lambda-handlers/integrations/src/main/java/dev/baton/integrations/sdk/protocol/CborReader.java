package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads CBOR (RFC 8949) as JSON: bytes become binary nodes, moments the number of their seconds, what is undefined null. */
final class CborReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 500;
    private static final long INDEFINITE = -1;
    private static final int BREAK = 0xff;

    private final ByteBuffer in;

    private CborReader(byte[] body) {
        this.in = ByteBuffer.wrap(body);
    }

    /**
     * An answer's value.
     *
     * @return an empty object for no bytes
     * @throws UnreadableAnswerException when it is no CBOR, or has more behind it
     */
    static JsonNode read(byte[] body) throws UnreadableAnswerException {
        if (body.length == 0) {
            return NODES.objectNode();
        }
        CborReader reader = new CborReader(body);
        try {
            JsonNode value = reader.item(0);
            if (reader.in.hasRemaining()) {
                throw new UnreadableAnswerException("the answer has more than one value of CBOR");
            }
            return value;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnreadableAnswerException("the answer is no CBOR", e);
        }
    }

    private JsonNode item(int depth) throws UnreadableAnswerException {
        if (depth > DEEPEST) {
            throw new UnreadableAnswerException("the answer nests too deeply");
        }
        int first = in.get() & 0xff;
        int kind = first >> 5;
        if (kind == 7) {
            return simple(first & 31);
        }
        long argument = argument(first & 31);
        return switch (kind) {
            case 0 -> unsigned(argument);
            case 1 -> NODES.numberNode(BigInteger.valueOf(-1).subtract(big(argument)));
            case 2 -> NODES.binaryNode(bytes(argument));
            case 3 -> NODES.textNode(new String(bytes(argument), StandardCharsets.UTF_8));
            case 4 -> list(argument, depth);
            case 5 -> map(argument, depth);
            default -> tagged(argument, depth);
        };
    }

    private static JsonNode unsigned(long argument) {
        return argument >= 0 ? NODES.numberNode(argument) : NODES.numberNode(big(argument));
    }

    private static BigInteger big(long unsigned) {
        return new BigInteger(Long.toUnsignedString(unsigned));
    }

    private long argument(int info) {
        return switch (info) {
            case 24 -> in.get() & 0xffL;
            case 25 -> in.getShort() & 0xffffL;
            case 26 -> in.getInt() & 0xffff_ffffL;
            case 27 -> in.getLong();
            case 31 -> INDEFINITE;
            default -> {
                if (info > 27) {
                    throw new IllegalArgumentException("no length " + info);
                }
                yield info;
            }
        };
    }

    private boolean atBreak() {
        if ((in.get(in.position()) & 0xff) != BREAK) {
            return false;
        }
        in.get();
        return true;
    }

    private byte[] bytes(long length) {
        if (length == INDEFINITE) {
            ByteArrayOutputStream parts = new ByteArrayOutputStream();
            while (!atBreak()) {
                parts.writeBytes(bytes(argument(in.get() & 31)));
            }
            return parts.toByteArray();
        }
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private ArrayNode list(long length, int depth) throws UnreadableAnswerException {
        ArrayNode list = NODES.arrayNode();
        for (long i = 0; length == INDEFINITE ? !atBreak() : i < length; i++) {
            list.add(item(depth + 1));
        }
        return list;
    }

    private ObjectNode map(long length, int depth) throws UnreadableAnswerException {
        ObjectNode map = NODES.objectNode();
        for (long i = 0; length == INDEFINITE ? !atBreak() : i < length; i++) {
            String key = item(depth + 1).asText();
            map.set(key, item(depth + 1));
        }
        return map;
    }

    /** Big numbers are bytes below their tag; of other tags what they stand before counts. */
    private JsonNode tagged(long tag, int depth) throws UnreadableAnswerException {
        JsonNode value = item(depth + 1);
        if (value.isBinary() && (tag == 2 || tag == 3)) {
            BigInteger magnitude = new BigInteger(1, Scalars.bytes(value));
            return NODES.numberNode(
                    tag == 2 ? magnitude : BigInteger.valueOf(-1).subtract(magnitude));
        }
        return value;
    }

    private JsonNode simple(int info) {
        return switch (info) {
            case 20 -> NODES.booleanNode(false);
            case 21 -> NODES.booleanNode(true);
            case 22, 23 -> NODES.nullNode();
            case 25 -> decimal(Float.float16ToFloat(in.getShort()));
            case 26 -> decimal(in.getFloat());
            case 27 -> decimal(in.getDouble());
            default -> throw new IllegalArgumentException("no simple value " + info);
        };
    }

    /** What JSON has no number for is told by its name. */
    private static JsonNode decimal(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Double.toString(value));
    }
}
