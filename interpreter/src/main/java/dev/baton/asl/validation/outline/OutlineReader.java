package dev.baton.asl.validation.outline;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.json.SourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an {@link Outline}, leniently: whatever is missing or of the wrong kind is left out, other eyes report it. */
public final class OutlineReader {
    private final QueryLanguage machineLanguage;

    private OutlineReader(QueryLanguage machineLanguage) {
        this.machineLanguage = machineLanguage;
    }

    /** Reads. */
    public static Outline read(SourceReader.Document document) {
        SourceNode root = document.root();
        OutlineReader reader = new OutlineReader(language(root).orElse(QueryLanguage.JSONPATH));
        return new Outline(reader.block(root), document.duplicates(), false);
    }

    /** Reads the definition of a single state. */
    public static Outline readState(String name, SourceReader.Document document) {
        SourceNode root = document.root();
        OutlineReader reader = new OutlineReader(QueryLanguage.JSONPATH);
        BlockOutline body = new BlockOutline(root, Optional.empty(), List.of(reader.state(name, root)));
        return new Outline(body, document.duplicates(), true);
    }

    /**
     * The language that an object names itself. As users measured: whatever is there and is not exactly {@code JSONPath} counts
     * as JSONata, be it a language or not.
     */
    public static Optional<QueryLanguage> language(SourceNode node) {
        return node.field("QueryLanguage")
                .map(value -> value.isText() && value.text().equals(QueryLanguage.JSONPATH.text())
                        ? QueryLanguage.JSONPATH
                        : QueryLanguage.JSONATA);
    }

    private BlockOutline block(SourceNode node) {
        List<StateOutline> states = new ArrayList<>();
        node.field("States")
                .ifPresent(all -> all.fields().forEach((name, state) -> {
                    if (state.isObject()) {
                        states.add(state(name, state));
                    }
                }));
        return new BlockOutline(node, node.field("StartAt").filter(SourceNode::isText), states);
    }

    private StateOutline state(String name, SourceNode node) {
        String type = node.field("Type")
                .filter(SourceNode::isText)
                .map(SourceNode::text)
                .orElse("");
        return new StateOutline(
                name,
                type,
                node,
                language(node).orElse(machineLanguage),
                targets(type, node),
                assigns(node),
                blocks(type, node),
                isDistributed(node));
    }

    private static List<SourceNode> targets(String type, SourceNode node) {
        // AWS counts a Next as a way to its target even where the type may not have one.
        return Stream.of(
                        nextOfEach(node, "Choices"),
                        node.field("Default").filter(target -> type.equals("Choice")).stream(),
                        node.field("Next").stream(),
                        nextOfEach(node, "Catch"))
                .flatMap(targets -> targets)
                .filter(SourceNode::isText)
                .toList();
    }

    private static Stream<SourceNode> nextOfEach(SourceNode node, String field) {
        return elements(node, field).flatMap(element -> element.field("Next").stream());
    }

    private static List<SourceNode> assigns(SourceNode node) {
        Stream<SourceNode> inner = Stream.concat(elements(node, "Choices"), elements(node, "Catch"));
        return Stream.concat(Stream.of(node), inner)
                .flatMap(holder -> holder.field("Assign").stream())
                .filter(SourceNode::isObject)
                .toList();
    }

    private List<BlockOutline> blocks(String type, SourceNode node) {
        Stream<SourceNode> holders = switch (type) {
            case "Parallel" -> elements(node, "Branches");
            case "Map" -> Stream.of("ItemProcessor", "Iterator").flatMap(field -> node.field(field).stream());
            default -> Stream.empty();
        };
        return holders.filter(SourceNode::isObject).map(this::block).toList();
    }

    private static boolean isDistributed(SourceNode node) {
        // The processor's old name does not keep a Map from being distributed (recorded,
        // test_map_state_legacy_config_…).
        return Stream.of("ItemProcessor", "Iterator")
                .flatMap(field -> node.field(field).stream())
                .flatMap(processor -> processor.field("ProcessorConfig").stream())
                .flatMap(config -> config.field("Mode").stream())
                .anyMatch(mode -> mode.text().equals("DISTRIBUTED"));
    }

    private static Stream<SourceNode> elements(SourceNode node, String field) {
        return node.field(field).stream().flatMap(array -> array.elements().stream());
    }
}
