package dev.baton.engine.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes a shape of the service model as JSON. Members that were not set are absent; an empty list that was set is there. */
public final class ShapeWriter {

    private ShapeWriter() {}

    /** Writes one object. */
    public static void write(SdkPojo pojo, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Shape.Member member : Shape.of(pojo).members()) {
            Object value = member.field().getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                out.writeFieldName(member.written());
                value(member.field(), value, out);
            }
        }
        out.writeEndObject();
    }

    private static void value(SdkField<?> field, Object value, JsonGenerator out) throws IOException {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        switch (type) {
            case STRING -> JsonText.writeString((String) value, out);
            case INTEGER -> out.writeNumber((Integer) value);
            case LONG -> out.writeNumber((Long) value);
            case FLOAT -> out.writeNumber((Float) value);
            case DOUBLE -> out.writeNumber((Double) value);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INSTANT -> writeTime((Instant) value, out);
            case SDK_POJO -> write((SdkPojo) value, out);
            case LIST -> list(field, (List<?>) value, out);
            case MAP -> map(field, (Map<?, ?>) value, out);
            default -> throw new IllegalArgumentException("the sfn model has no " + type);
        }
    }

    private static void list(SdkField<?> field, List<?> values, JsonGenerator out) throws IOException {
        SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        out.writeStartArray();
        for (Object value : values) {
            value(element, value, out);
        }
        out.writeEndArray();
    }

    private static void map(SdkField<?> field, Map<?, ?> values, JsonGenerator out) throws IOException {
        SdkField<?> element = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            out.writeFieldName((String) entry.getKey());
            value(element, entry.getValue(), out);
        }
        out.writeEndObject();
    }

    /** A time as AWS writes it: seconds since 1970 with a fraction of milliseconds. */
    public static void writeTime(Instant time, JsonGenerator out) throws IOException {
        long millis = time.toEpochMilli();
        long fraction = Math.floorMod(millis, 1000L);
        // As text: a double would be slower and shows as 1.7E9.
        String padded = fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".";
        out.writeNumber(Math.floorDiv(millis, 1000L) + padded + fraction);
    }
}
