package dev.baton.asl.parsing;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.State;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code StartAt}/{@code States} pair: the machine's, a branch's, or an item processor's. */
final class BlockParser {

    private BlockParser() {}

    /** The block, or empty when something in it was reported. */
    static Optional<Block> parse(SourceNode node, Set<String> knownFields, Compilation compilation) {
        Diagnostics diagnostics = compilation.diagnostics();
        if (!Shape.object(node, diagnostics)) {
            return Optional.empty();
        }
        Shape.known(node, knownFields, diagnostics);
        node.field("Comment").ifPresent(comment -> Shape.text(comment, diagnostics));
        requireBoth(node, diagnostics);
        int ordinal = compilation.openBlock();
        Optional<String> startAt = node.field("StartAt").flatMap(value -> Shape.text(value, diagnostics));
        Map<String, State> states =
                node.field("States").map(all -> states(all, compilation)).orElse(Map.of());
        if (startAt.isEmpty() || !states.containsKey(startAt.get())) {
            return Optional.empty();
        }
        Block block = new Block(ordinal, startAt.get(), states, compilation.machineLanguage());
        compilation.closeBlock(block);
        return Optional.of(block);
    }

    /** AWS names States first (recording {@code sfn_api_validation}, an empty object). */
    private static void requireBoth(SourceNode node, Diagnostics diagnostics) {
        List<String> missing = new ArrayList<>(List.of("States", "StartAt"));
        missing.removeIf(node::has);
        if (!missing.isEmpty()) {
            Shape.required(node, missing, diagnostics);
        }
    }

    private static Map<String, State> states(SourceNode all, Compilation compilation) {
        Map<String, State> states = new LinkedHashMap<>();
        if (!Shape.object(all, compilation.diagnostics())) {
            return states;
        }
        if (all.fields().isEmpty()) {
            compilation.diagnostics().schema("Value cannot be empty", all);
        }
        all.fields()
                .forEach((name, node) ->
                        StateParser.parse(name, node, compilation).ifPresent(state -> states.put(name, state)));
        return states;
    }
}
