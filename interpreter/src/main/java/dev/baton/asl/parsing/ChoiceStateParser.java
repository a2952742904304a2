package dev.baton.asl.parsing;

import dev.baton.asl.definition.ChoiceRule;
import dev.baton.asl.definition.ChoiceState;
import dev.baton.asl.json.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Choice states. */
final class ChoiceStateParser {

    private ChoiceStateParser() {}

    static Optional<ChoiceState> parse(StateSource source) {
        List<ChoiceRule> rules = new ArrayList<>();
        ChoiceRuleParser parser = new ChoiceRuleParser(source);
        source.require("Choices")
                .filter(choices -> Shape.notEmptyArray(choices, source.diagnostics()))
                .map(SourceNode::elements)
                .orElse(List.of())
                .forEach(rule -> parser.parse(rule).ifPresent(rules::add));
        Optional<String> defaultState = source.get("Default").flatMap(value -> Shape.text(value, source.diagnostics()));
        return Optional.of(
                new ChoiceState(source.name(), source.language(), DataFlowParser.parse(source), rules, defaultState));
    }
}
