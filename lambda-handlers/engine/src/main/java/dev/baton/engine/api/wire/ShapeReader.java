package dev.baton.engine.api.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Reads JSON into a shape of the service model. Members that the model does not know are passed over, as AWS does; {@code
 * null} is the same as absent; a value of the wrong kind is a SerializationException.
 */
public final class ShapeReader {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private ShapeReader() {}

    /**
     * Reads a request's body.
     *
     * @param builder of the request, which gets the members
     * @throws ApiException SerializationException when the body is not such an object
     */
    public static void read(byte[] body, SdkPojo builder) {
        try (JsonParser in = JsonText.parser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw ApiException.serialization("Start of structure or map expected.");
            }
            members(in, builder);
            if (in.nextToken() != null) {
                throw ApiException.serialization("Unexpected content after the end of the request.");
            }
        } catch (JsonProcessingException e) {
            throw ApiException.serialization(e.getOriginalMessage());
        } catch (IOException e) {
            // Only a body that is no UTF-8 comes here: there is no other input than the bytes.
            throw ApiException.serialization(String.valueOf(e.getMessage()));
        }
    }

    private static void members(JsonParser in, SdkPojo builder) throws IOException {
        Shape shape = Shape.of(builder);
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            Shape.@Nullable Member member = shape.byName().get(name);
            if (member == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                member.field().set(builder, value(in, member.field()));
            }
        }
    }

    private static Object value(JsonParser in, SdkField<?> field) throws IOException {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case STRING -> expect(in, JsonToken.VALUE_STRING, "String").getText();
            case INTEGER -> expect(in, JsonToken.VALUE_NUMBER_INT, "Integer").getIntValue();
            case LONG -> expect(in, JsonToken.VALUE_NUMBER_INT, "Long").getLongValue();
            case FLOAT -> number(in, "Float").getFloatValue();
            case DOUBLE -> number(in, "Double").getDoubleValue();
            case BOOLEAN -> bool(in);
            case INSTANT -> time(in);
            case SDK_POJO -> structure(in, field);
            case LIST -> list(in, field);
            case MAP -> map(in, field);
            default -> throw new IllegalArgumentException("the sfn model has no " + type);
        };
    }

    private static JsonParser expect(JsonParser in, JsonToken wanted, String type) {
        if (in.currentToken() != wanted) {
            throw mismatch(in, type);
        }
        return in;
    }

    private static JsonParser number(JsonParser in, String type) {
        if (!in.currentToken().isNumeric()) {
            throw mismatch(in, type);
        }
        return in;
    }

    private static Boolean bool(JsonParser in) {
        if (!in.currentToken().isBoolean()) {
            throw mismatch(in, "Boolean");
        }
        return in.currentToken() == JsonToken.VALUE_TRUE;
    }

    private static Instant time(JsonParser in) throws IOException {
        BigDecimal seconds = number(in, "Timestamp").getDecimalValue();
        if (seconds.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE * 100L)) > 0) {
            throw mismatch(in, "Timestamp");
        }
        return Instant.ofEpochMilli(seconds.multiply(THOUSAND).longValue());
    }

    private static Object structure(JsonParser in, SdkField<?> field) throws IOException {
        expect(in, JsonToken.START_OBJECT, "structure");
        SdkPojo builder = field.constructor().get();
        members(in, builder);
        return ((Buildable) builder).build();
    }

    private static List<@Nullable Object> list(JsonParser in, SdkField<?> field) throws IOException {
        expect(in, JsonToken.START_ARRAY, "list");
        SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(in.currentToken() == JsonToken.VALUE_NULL ? null : value(in, element));
        }
        return values;
    }

    private static Map<String, Object> map(JsonParser in, SdkField<?> field) throws IOException {
        expect(in, JsonToken.START_OBJECT, "map");
        SdkField<?> element = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                values.put(name, value(in, element));
            }
        }
        return values;
    }

    private static ApiException mismatch(JsonParser in, String type) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            return ApiException.serialization("Start of structure or list found where not expected.");
        }
        String found = token.isNumeric()
                ? "NUMBER_VALUE"
                : token.isBoolean() ? token.name().substring(6) + "_VALUE" : "STRING_VALUE";
        return ApiException.serialization(found + " can not be converted to a " + type);
    }
}
