package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.Severity;
import dev.baton.asl.validation.outline.BlockOutline;
import dev.baton.asl.validation.outline.Outline;
import java.util.Optional;

/**
 * Every block can end: some state has {@code "End": true} or is Succeed or Fail. Not asked while a state has a type that
 * there is not, because that state might be the end.
 */
public final class TerminalStateRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        for (BlockOutline block : outline.completeBlocks()) {
            if (block.isWhole() && !block.hasTerminalState()) {
                diagnostics.add(missing(block.node(), block == outline.body()));
            }
        }
    }

    /** AWS gives no place for the machine itself. */
    private static Diagnostic missing(SourceNode block, boolean isMachine) {
        return new Diagnostic(
                Severity.ERROR,
                DiagnosticCode.MISSING_END_STATE,
                "Workflow has no terminal state",
                isMachine ? Optional.empty() : Optional.of(block.pointer()),
                block.line(),
                block.column());
    }
}
