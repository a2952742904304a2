package dev.baton.local.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML 1.2 written as JSON in such a way that everything stands in the line, and where there is room in the column, where it
 * stood: what is wrong in a definition is then told at its place in the file. Anchors are followed; an unknown tag, such as
 * CloudFormation's {@code !Sub}, leaves a text.
 */
final class YamlText {
    private static final int DEEPEST = 200;
    /** What aliases of aliases may grow to. */
    private static final int LONGEST = 8 << 20;

    private final Path file;
    private final StringBuilder json = new StringBuilder();
    private final Set<Node> around = new HashSet<>();
    private int line;
    private int lineStart;

    private YamlText(Path file) {
        this.file = file;
    }

    /** @throws UserMistake when it is no YAML; the message names file, line and column */
    static String toJson(Path file, String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(LONGEST)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(yaml);
            YamlText text = new YamlText(file);
            text.write(root.orElseThrow(() -> new UserMistake(file + ": the file is empty")));
            return text.json.append('\n').toString();
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new UserMistake(file + place + ": no YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new UserMistake(file + ": no YAML: " + e.getMessage(), e);
        }
    }

    private void write(Node node) {
        if (!around.add(node) || around.size() > DEEPEST || json.length() > LONGEST) {
            throw new UserMistake(place(node) + "the YAML contains itself, or is too deep or too long");
        }
        goTo(node);
        switch (node) {
            case MappingNode mapping -> members(mapping.getValue());
            case SequenceNode sequence -> items(sequence.getValue());
            case ScalarNode scalar -> json.append(value(scalar));
            default -> throw new IllegalStateException("YAML has no other nodes: " + node);
        }
        around.remove(node);
    }

    private void members(List<NodeTuple> members) {
        json.append('{');
        String comma = "";
        for (NodeTuple member : members) {
            json.append(comma);
            comma = ",";
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw new UserMistake(place(member.getKeyNode()) + "a key is a text");
            }
            goTo(key);
            json.append(quoted(key.getValue())).append(':');
            write(member.getValueNode());
        }
        json.append('}');
    }

    private void items(List<Node> items) {
        json.append('[');
        String comma = "";
        for (Node item : items) {
            json.append(comma);
            comma = ",";
            write(item);
        }
        json.append(']');
    }

    /** Numbers as they stand, when JSON knows them so; what JSON has not ({@code .inf}, {@code 0x1F}) stays a text. */
    private static String value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return "null";
        }
        if (tag.equals(Tag.BOOL)) {
            return text.toLowerCase(java.util.Locale.ROOT);
        }
        boolean number = (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT))
                && text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
        return number ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** Blank lines and blanks up to where it stood; an alias stands elsewhere, and what was long before it pushes it on. */
    private void goTo(Node node) {
        node.getStartMark().ifPresent(mark -> {
            while (line < mark.getLine()) {
                json.append('\n');
                line++;
                lineStart = json.length();
            }
            if (line == mark.getLine()) {
                json.append(" ".repeat(Math.max(0, mark.getColumn() - (json.length() - lineStart))));
            }
        });
    }

    private String place(Node node) {
        return file
                + node.getStartMark()
                        .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                        .orElse("")
                + ": ";
    }
}
