package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.BlockOutline;
import dev.baton.asl.validation.outline.Outline;

/**
 * StartAt, Next, Default and the Next of rules and catchers name a state of the same block. AWS says {@code 'Next'} for
 * all of them.
 */
public final class TransitionTargetRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        for (BlockOutline block : outline.completeBlocks()) {
            block.startAt()
                    .filter(start -> block.node().has("States"))
                    .ifPresent(start -> checkTarget(start, block, diagnostics));
            block.states().forEach(state -> state.targets().forEach(target -> checkTarget(target, block, diagnostics)));
        }
    }

    private static void checkTarget(SourceNode target, BlockOutline block, Diagnostics diagnostics) {
        if (!block.names(target.text())) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticCode.MISSING_TRANSITION_TARGET, "Missing 'Next' target: " + target.text(), target));
        }
    }
}
