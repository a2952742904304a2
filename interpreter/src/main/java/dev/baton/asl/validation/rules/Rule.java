package dev.baton.asl.validation.rules;

import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;

/** Something that must hold, or should hold, across a definition. Stateless. */
@FunctionalInterface
public interface Rule {

    /** Reports where it does not hold. */
    void check(Outline outline, Diagnostics diagnostics);
}
