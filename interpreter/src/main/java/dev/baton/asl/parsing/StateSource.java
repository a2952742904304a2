package dev.baton.asl.parsing;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.StateType;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One state as written, while it is parsed: its fields that its type and query language know, the compiler of its
 * expressions, and where to report.
 */
final class StateSource {
    private final String name;
    private final StateType type;
    private final SourceNode node;
    private final QueryLanguage language;
    private final Compilation compilation;
    private final ExpressionCompiler expressions;

    StateSource(String name, StateType type, SourceNode node, QueryLanguage language, Compilation compilation) {
        this.name = name;
        this.type = type;
        this.node = node;
        this.language = language;
        this.compilation = compilation;
        this.expressions = new ExpressionCompiler(node, type, language, compilation.diagnostics());
    }

    String name() {
        return name;
    }

    StateType type() {
        return type;
    }

    SourceNode node() {
        return node;
    }

    QueryLanguage language() {
        return language;
    }

    boolean isJsonata() {
        return language == QueryLanguage.JSONATA;
    }

    Compilation compilation() {
        return compilation;
    }

    ExpressionCompiler expressions() {
        return expressions;
    }

    Diagnostics diagnostics() {
        return compilation.diagnostics();
    }

    /** A field, unless it is of the other query language, which is reported once for all. */
    Optional<SourceNode> get(String field) {
        return node.field(field)
                .filter(value -> FieldTable.language(type, field)
                        .map(known -> known.isKnownTo(language))
                        .orElse(false));
    }

    /** A field that must be there; reported when it is not. */
    Optional<SourceNode> require(String field) {
        return Shape.require(node, field, diagnostics());
    }

    /** The one of these fields that is there; several of them are reported. */
    Optional<SourceNode> oneOf(String... fields) {
        List<String> present =
                Arrays.stream(fields).filter(field -> get(field).isPresent()).toList();
        if (present.size() > 1) {
            Shape.onlyOne(node, List.of(fields), diagnostics());
        }
        return present.isEmpty() ? Optional.empty() : get(present.get(0));
    }

    /** Like {@link #oneOf}, and none is reported too. */
    Optional<SourceNode> exactlyOneOf(String... fields) {
        Optional<SourceNode> found = oneOf(fields);
        if (found.isEmpty() && Arrays.stream(fields).noneMatch(node::has)) {
            Shape.missingOne(node, List.of(fields), diagnostics());
        }
        return found;
    }
}
