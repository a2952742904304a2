package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts and numbers of Java, whose hash codes show in the order of some of AWS's answers. */
public final class PlainValues {

    private PlainValues() {}

    /** The value; a JSON null is null. */
    public static @Nullable Object of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(object.size());
                object.properties().forEach(member -> map.put(member.getKey(), of(member.getValue())));
                yield map;
            }
            case ArrayNode array -> {
                List<@Nullable Object> list = new ArrayList<>(array.size());
                array.forEach(element -> list.add(of(element)));
                yield list;
            }
            default ->
                switch (node.getNodeType()) {
                    case STRING -> node.textValue();
                    case BOOLEAN -> node.booleanValue();
                    case NUMBER -> node.numberValue();
                    default -> null;
                };
        };
    }
}
