package dev.baton.asl.validation;

import dev.baton.asl.json.SourceNode;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found in one definition. Used by one thread, for one parse. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Adds a fault against the shape of a definition. */
    public void schema(String message, SourceNode at) {
        add(Diagnostic.schema(message, at));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** What was found so far, in the order of finding. */
    public List<Diagnostic> list() {
        return List.copyOf(found);
    }
}
