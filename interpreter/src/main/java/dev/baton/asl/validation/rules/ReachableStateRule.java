package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.BlockOutline;
import dev.baton.asl.validation.outline.Outline;
import dev.baton.asl.validation.outline.StateOutline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Every state can be reached from its block's StartAt. AWS refuses what cannot, unless it already reports that the block
 * has no terminal state.
 */
public final class ReachableStateRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        for (BlockOutline block : outline.completeBlocks()) {
            if (block.startAt().isPresent() && block.isWhole() && block.hasTerminalState()) {
                report(block, reachable(block, block.startAt().get().text()), diagnostics);
            }
        }
    }

    private static Set<String> reachable(BlockOutline block, String start) {
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<StateOutline> open = new ArrayDeque<>();
        block.state(start).ifPresent(open::add);
        while (!open.isEmpty()) {
            for (SourceNode target : open.remove().targets()) {
                if (seen.add(target.text())) {
                    block.state(target.text()).ifPresent(open::add);
                }
            }
        }
        return seen;
    }

    private static void report(BlockOutline block, Set<String> reachable, Diagnostics diagnostics) {
        for (StateOutline state : block.states()) {
            if (!reachable.contains(state.name())) {
                diagnostics.add(Diagnostic.error(
                        DiagnosticCode.MISSING_TRANSITION_TARGET,
                        "State \"" + state.name() + "\" is not reachable.",
                        state.node()));
            }
        }
    }
}
