package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes values as CBOR (RFC 8949): moments as tag 1, bytes as bytes. */
final class CborWriter {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int LIST = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int MOMENT = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] members(Shape.Structure structure, JsonNode value) {
        CborWriter writer = new CborWriter();
        writer.structure(structure, value);
        return writer.out.toByteArray();
    }

    private void structure(Shape.Structure structure, JsonNode value) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
        value.properties().stream()
                .filter(entry -> structure.members().containsKey(entry.getKey())
                        && !entry.getValue().isNull())
                .forEach(members::add);
        head(MAP, members.size());
        for (Map.Entry<String, JsonNode> member : members) {
            text(structure.member(member.getKey()).wireName(member.getKey()));
            value(structure.member(member.getKey()), member.getValue());
        }
    }

    private void value(Reference reference, JsonNode value) {
        if (value.isNull()) {
            out.write(0xf6);
            return;
        }
        switch (reference.shape()) {
            case Shape.Structure structure -> structure(structure, value);
            case Shape.ListOf list -> {
                head(LIST, value.size());
                value.forEach(element -> value(list.member(), element));
            }
            case Shape.MapOf map -> {
                head(MAP, value.size());
                value.properties().forEach(entry -> {
                    text(entry.getKey());
                    value(map.value(), entry.getValue());
                });
            }
            case Shape.Scalar scalar -> scalar(scalar, value);
        }
    }

    private void scalar(Shape.Scalar scalar, JsonNode value) {
        switch (scalar.kind()) {
            case STRING, CHARACTER -> text(value.asText());
            case BLOB -> {
                byte[] bytes = Scalars.bytes(value);
                head(BYTES, bytes.length);
                out.writeBytes(bytes);
            }
            case BOOLEAN -> out.write(value.asBoolean() ? 0xf5 : 0xf4);
            case INTEGER, LONG -> integer(value.asLong());
            case FLOAT -> single((float) value.asDouble(Double.parseDouble(value.asText())));
            case DOUBLE -> number(value.asDouble(Double.parseDouble(value.asText())));
            case TIMESTAMP -> {
                head(TAG, MOMENT);
                BigDecimal seconds = Timestamps.seconds(Timestamps.instant(value));
                number(seconds.doubleValue());
            }
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, bytes.length);
        out.writeBytes(bytes);
    }

    private void integer(long value) {
        if (value < 0) {
            head(NEGATIVE, -1 - value);
        } else {
            head(UNSIGNED, value);
        }
    }

    private void single(float value) {
        out.write(0xfa);
        out.writeBytes(ByteBuffer.allocate(Float.BYTES).putFloat(value).array());
    }

    private void number(double value) {
        out.write(0xfb);
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    /** The kind of an item and its length, number or tag. */
    private void head(int kind, long argument) {
        int first = kind << 5;
        if (argument < 24) {
            out.write(first | (int) argument);
        } else if (argument <= 0xff) {
            out.write(first | 24);
            out.write((int) argument);
        } else if (argument <= 0xffff) {
            out.write(first | 25);
            out.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) argument).array());
        } else if (argument <= 0xffff_ffffL) {
            out.write(first | 26);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt((int) argument).array());
        } else {
            out.write(first | 27);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(argument).array());
        }
    }
}
