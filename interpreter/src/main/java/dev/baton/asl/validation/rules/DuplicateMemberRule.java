package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;

/**
 * A name occurs once in an object. JSON readers keep one of the two and drop the other silently, so an author would lose a
 * whole field. A state name that occurs twice is {@link StateNameRule}'s.
 */
public final class DuplicateMemberRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        for (SourceNode duplicate : outline.duplicates()) {
            if (!StateNameRule.isState(duplicate, outline)) {
                String pointer = duplicate.pointer();
                String name = pointer.substring(pointer.lastIndexOf('/') + 1);
                diagnostics.schema("Duplicate field '" + name + "'", duplicate);
            }
        }
    }
}
