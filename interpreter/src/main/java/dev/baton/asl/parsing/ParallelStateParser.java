package dev.baton.asl.parsing;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.json.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Parallel states. */
final class ParallelStateParser {

    private ParallelStateParser() {}

    static Optional<ParallelState> parse(StateSource source) {
        List<Block> branches = new ArrayList<>();
        source.require("Branches")
                .filter(all -> Shape.notEmptyArray(all, source.diagnostics()))
                .map(SourceNode::elements)
                .orElse(List.of())
                .forEach(branch -> BlockParser.parse(branch, FieldTable.BRANCH, source.compilation())
                        .ifPresent(branches::add));
        return Optional.of(new ParallelState(
                source.name(),
                source.language(),
                DataFlowParser.parse(source),
                branches,
                RetryParser.parse(source),
                CatchParser.parse(source),
                FlowParser.next(source)));
    }
}
