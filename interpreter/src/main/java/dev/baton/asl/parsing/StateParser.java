package dev.baton.asl.parsing;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateType;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.OutlineReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what all states have in common, checks which fields a state may have, and hands on to its type's parser. */
final class StateParser {
    /** In the order in which AWS lists them. */
    private static final List<StateType> TYPES = List.of(
            StateType.TASK,
            StateType.WAIT,
            StateType.PASS,
            StateType.SUCCEED,
            StateType.FAIL,
            StateType.CHOICE,
            StateType.PARALLEL,
            StateType.MAP);

    private static final List<String> TYPE_NAMES =
            TYPES.stream().map(StateType::text).toList();
    private static final List<String> LANGUAGES =
            Arrays.stream(QueryLanguage.values()).map(QueryLanguage::text).toList();

    private StateParser() {}

    /** The table of types. */
    private static StateTypeParser parserOf(StateType type) {
        return switch (type) {
            case PASS -> PassStateParser::parse;
            case TASK -> TaskStateParser::parse;
            case CHOICE -> ChoiceStateParser::parse;
            case WAIT -> WaitStateParser::parse;
            case SUCCEED -> SucceedStateParser::parse;
            case FAIL -> FailStateParser::parse;
            case PARALLEL -> ParallelStateParser::parse;
            case MAP -> MapStateParser::parse;
        };
    }

    static Optional<State> parse(String name, SourceNode node, Compilation compilation) {
        Diagnostics diagnostics = compilation.diagnostics();
        if (!Shape.object(node, diagnostics)) {
            return Optional.empty();
        }
        QueryLanguage language = language(node, compilation);
        Optional<StateType> type =
                Shape.deciding(node, "Type", TYPE_NAMES, diagnostics).map(word -> TYPES.get(TYPE_NAMES.indexOf(word)));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        node.field("Comment").ifPresent(comment -> Shape.text(comment, diagnostics));
        StateSource source = new StateSource(name, type.get(), node, language, compilation);
        checkFields(source);
        Optional<State> state = parserOf(type.get()).parse(source).map(State.class::cast);
        compilation.addReferences(name, source.expressions().references());
        return state;
    }

    private static QueryLanguage language(SourceNode node, Compilation compilation) {
        node.field("QueryLanguage").ifPresent(value -> Shape.word(value, LANGUAGES, compilation.diagnostics()));
        QueryLanguage machine = compilation.machineLanguage();
        QueryLanguage own = OutlineReader.language(node).orElse(machine);
        if (machine == QueryLanguage.JSONATA && own == QueryLanguage.JSONPATH) {
            compilation
                    .diagnostics()
                    .schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", node);
        }
        return own;
    }

    private static void checkFields(StateSource source) {
        source.node().fields().forEach((field, value) -> {
            Optional<FieldTable.Language> known = FieldTable.language(source.type(), field);
            if (known.isEmpty()) {
                Shape.unsupported(field, source.node(), value, source.diagnostics());
            } else if (!known.get().isKnownTo(source.language())) {
                wrongLanguage(field, source.language(), source.node(), value, source.diagnostics());
            }
        });
    }

    /** Reports a field of the other query language at the object that holds it. */
    static void wrongLanguage(
            String field, QueryLanguage language, SourceNode holder, SourceNode value, Diagnostics diagnostics) {
        QueryLanguage other = language == QueryLanguage.JSONPATH ? QueryLanguage.JSONATA : QueryLanguage.JSONPATH;
        diagnostics.add(Diagnostic.schema(
                "The QueryLanguage is set to '" + language.text() + "', but field '" + field
                        + "' is only supported for the '" + other.text() + "' QueryLanguage",
                holder,
                value));
    }
}
