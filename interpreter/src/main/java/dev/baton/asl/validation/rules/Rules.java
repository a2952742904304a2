package dev.baton.asl.validation.rules;

import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;
import java.util.List;

/** The table of all rules that hold whatever the machine's type; the order is the order of AWS's answers. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new DuplicateMemberRule(),
            new StateNameRule(),
            new LabelRule(),
            new VariableNameRule(),
            new VariableScopeRule(),
            new TransitionTargetRule(),
            new TerminalStateRule(),
            new ReachableStateRule(),
            new TemplateFieldRule(),
            new DollarRule(),
            new PathFieldRule(),
            new StaticPassResultRule());

    private Rules() {}

    /** Applies them all. */
    public static void check(Outline outline, Diagnostics diagnostics) {
        ALL.forEach(rule -> rule.check(outline, diagnostics));
    }
}
