package dev.baton.asl.parsing;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.validation.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one parse of one definition gathers on its way through the blocks. Used by one thread. */
final class Compilation {
    private final QueryLanguage machineLanguage;
    private final Diagnostics diagnostics;
    private final List<@Nullable Block> blocks = new ArrayList<>();
    private final Map<String, Set<String>> variableReferences = new LinkedHashMap<>();

    Compilation(QueryLanguage machineLanguage, Diagnostics diagnostics) {
        this.machineLanguage = machineLanguage;
        this.diagnostics = diagnostics;
    }

    QueryLanguage machineLanguage() {
        return machineLanguage;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Takes the next ordinal: a block is numbered where it begins, so that the numbers follow the text. */
    int openBlock() {
        blocks.add(null);
        return blocks.size() - 1;
    }

    void closeBlock(Block block) {
        blocks.set(block.ordinal(), block);
    }

    /** All blocks by ordinal; only when all were closed. */
    List<Block> blocks() {
        List<Block> closed = new ArrayList<>(blocks.size());
        blocks.forEach(block -> closed.add(Objects.requireNonNull(block, "a block was left open")));
        return closed;
    }

    void addReferences(String state, Set<String> variables) {
        if (!variables.isEmpty()) {
            variableReferences.put(state, variables);
        }
    }

    Map<String, Set<String>> variableReferences() {
        return variableReferences;
    }
}
