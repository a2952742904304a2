package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML, of which JSON is a part, with CloudFormation's short forms written out: {@code !Ref X} becomes {@code {"Ref": "X"}}. */
public final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlTree() {}

    /** @throws TemplateException when it is no YAML, or no mapping */
    public static ObjectNode read(String text) {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
            if (root.isPresent() && tree(root.get()) instanceof ObjectNode mapping) {
                return mapping;
            }
        } catch (YamlEngineException e) {
            throw new TemplateException(List.of("the template is no YAML: " + e.getMessage()));
        }
        throw new TemplateException(List.of("the template is no mapping"));
    }

    private static JsonNode tree(Node node) {
        String tag = node.getTag().getValue();
        JsonNode plain = untagged(node, tag.startsWith("!"));
        return tag.startsWith("!") ? shortForm(tag.substring(1), plain) : plain;
    }

    private static JsonNode untagged(Node node, boolean text) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence -> {
                ArrayNode items = JSON.arrayNode();
                sequence.getValue().forEach(item -> items.add(tree(item)));
                yield items;
            }
            case ScalarNode scalar -> text ? JSON.textNode(scalar.getValue()) : scalar(scalar);
            default -> throw new TemplateException(List.of("the template has " + node.getNodeType()));
        };
    }

    private static ObjectNode mapping(MappingNode node) {
        ObjectNode members = JSON.objectNode();
        for (NodeTuple member : node.getValue()) {
            String name = ((ScalarNode) member.getKeyNode()).getValue();
            if (members.has(name)) {
                throw new TemplateException(List.of("the template has " + name + " twice in one mapping"));
            }
            members.set(name, tree(member.getValueNode()));
        }
        return members;
    }

    private static JsonNode shortForm(String name, JsonNode value) {
        ObjectNode call = JSON.objectNode();
        if (name.equals("Ref") || name.equals("Condition")) {
            return call.set(name, value);
        }
        if (name.equals("GetAtt") && value.isTextual()) {
            String[] parts = value.textValue().split("\\.", 2);
            ArrayNode names = call.putArray("Fn::GetAtt");
            List.of(parts).forEach(names::add);
            return call;
        }
        return call.set("Fn::" + name, value);
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT) && value.matches("-?(0|[1-9]\\d{0,17})")) {
            return JSON.numberNode(Long.parseLong(value));
        }
        if (tag.equals(Tag.FLOAT)) {
            return JSON.numberNode(Double.parseDouble(value));
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(value.equalsIgnoreCase("true"));
        }
        return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(value);
    }
}
