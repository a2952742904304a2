package dev.baton.asl.parsing;

import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code ErrorEquals}, which retriers and catchers share. */
final class ErrorEqualsParser {

    private ErrorEqualsParser() {}

    /**
     * @param isLast whether the element is the last of its list, the only place for States.ALL
     */
    static Optional<List<String>> parse(SourceNode element, boolean isLast, Diagnostics diagnostics) {
        Optional<SourceNode> field = Shape.require(element, "ErrorEquals", diagnostics);
        if (field.isEmpty() || !Shape.notEmptyArray(field.get(), diagnostics)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        field.get().elements().forEach(name -> Shape.text(name, diagnostics).ifPresent(names::add));
        if (names.contains(ErrorNames.ALL) && (names.size() > 1 || !isLast)) {
            diagnostics.schema("States.ALL must appear alone and at end of list", field.get());
        }
        return Optional.of(names);
    }
}
