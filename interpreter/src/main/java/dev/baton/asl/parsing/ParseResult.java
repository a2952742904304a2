package dev.baton.asl.parsing;

import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.MachineType;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.asl.validation.outline.Outline;
import dev.baton.asl.validation.rules.DistributedModeRule;
import dev.baton.asl.validation.rules.ExpressRule;
import dev.baton.asl.validation.rules.ServedResourceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a definition.
 *
 * @param machine present unless a diagnostic is an error
 * @param diagnostics all that was found, errors and warnings, in the order of AWS's checks
 * @param outline what second passes look at; empty when the text is no JSON object
 */
public record ParseResult(Optional<StateMachine> machine, List<Diagnostic> diagnostics, Optional<Outline> outline) {

    public ParseResult {
        Objects.requireNonNull(machine, "machine");
        diagnostics = List.copyOf(diagnostics);
        Objects.requireNonNull(outline, "outline");
    }

    /** Whether the definition cannot be used. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** The errors alone. */
    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }

    /** The same, with what a machine of that type may not do added. */
    public ParseResult checkedFor(MachineType type) {
        Diagnostics more = new Diagnostics();
        if (type == MachineType.EXPRESS) {
            outline.ifPresent(found -> new ExpressRule().check(found, more));
        }
        return with(more);
    }

    /** The same, with the resources added that nobody serves: here, or anywhere. */
    public ParseResult checkedAgainst(ResourceCatalog catalog) {
        Diagnostics more = new Diagnostics();
        outline.ifPresent(found -> new ServedResourceRule(catalog).check(found, more));
        return with(more);
    }

    /**
     * The same, with what Baton cannot run yet added as an error. Faults of the definition come first: it is not asked of one
     * that has any.
     */
    public ParseResult checkedForRunning() {
        Diagnostics more = new Diagnostics();
        if (!hasErrors()) {
            outline.ifPresent(found -> new DistributedModeRule().check(found, more));
        }
        return with(more);
    }

    private ParseResult with(Diagnostics more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        // What was doubtful before is an error now: one of the two is enough.
        all.removeIf(doubt -> !doubt.isError()
                && more.list().stream()
                        .anyMatch(found -> found.isError()
                                && found.location().equals(doubt.location())
                                && found.message().equals(doubt.message())));
        all.addAll(more.list());
        return new ParseResult(more.hasErrors() ? Optional.empty() : machine, all, outline);
    }
}
