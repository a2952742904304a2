package dev.baton.asl.parsing;

import dev.baton.asl.definition.Catcher;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.path.ResultPath;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code Catch}. */
final class CatchParser {
    private static final Set<String> FIELDS =
            Set.of("ErrorEquals", "Next", "ResultPath", "Assign", "Output", "Comment");

    private CatchParser() {}

    static List<Catcher> parse(StateSource source) {
        List<Catcher> catchers = new ArrayList<>();
        source.get("Catch")
                .filter(all -> Shape.array(all, source.diagnostics()))
                .ifPresent(all -> {
                    List<SourceNode> elements = all.elements();
                    for (int i = 0; i < elements.size(); i++) {
                        catcher(elements.get(i), i == elements.size() - 1, source)
                                .ifPresent(catchers::add);
                    }
                });
        return catchers;
    }

    private static Optional<Catcher> catcher(SourceNode node, boolean isLast, StateSource source) {
        Diagnostics diagnostics = source.diagnostics();
        if (!Shape.object(node, diagnostics)) {
            return Optional.empty();
        }
        Shape.known(node, FIELDS, diagnostics);
        Optional<List<String>> errors = ErrorEqualsParser.parse(node, isLast, diagnostics);
        Optional<String> next =
                Shape.require(node, "Next", diagnostics).flatMap(value -> Shape.text(value, diagnostics));
        ResultPath resultPath = ofLanguage(source, node, "ResultPath", !source.isJsonata())
                .flatMap(source.expressions()::resultPath)
                .orElse(ResultPath.ROOT);
        Optional<Expression> assign = node.field("Assign").flatMap(source.expressions()::assign);
        Optional<Expression> output =
                ofLanguage(source, node, "Output", source.isJsonata()).flatMap(source.expressions()::template);
        return errors.isEmpty() || next.isEmpty()
                ? Optional.empty()
                : Optional.of(new Catcher(errors.get(), next.get(), resultPath, assign, output));
    }

    private static Optional<SourceNode> ofLanguage(StateSource source, SourceNode node, String field, boolean fits) {
        Optional<SourceNode> value = node.field(field);
        if (!fits) {
            value.ifPresent(
                    found -> StateParser.wrongLanguage(field, source.language(), node, found, source.diagnostics()));
        }
        return fits ? value : Optional.empty();
    }
}
