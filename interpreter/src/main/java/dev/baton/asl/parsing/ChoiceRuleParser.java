package dev.baton.asl.parsing;

import dev.baton.asl.definition.ChoiceRule;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.condition.Condition;
import dev.baton.asl.expression.condition.JsonataCondition;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.Optional;
import java.util.Set;

/** Reads the top-level rules of a Choice: a condition, where it leads, and what it assigns and outputs. */
final class ChoiceRuleParser {
    private static final Set<String> OWN_FIELDS = Set.of("Next", "Assign", "Output", "Comment");

    private final StateSource source;
    private final Diagnostics diagnostics;
    private final ComparisonParser comparisons;

    ChoiceRuleParser(StateSource source) {
        this.source = source;
        this.diagnostics = source.diagnostics();
        this.comparisons = new ComparisonParser(source.expressions(), diagnostics);
    }

    Optional<ChoiceRule> parse(SourceNode rule) {
        if (!Shape.object(rule, diagnostics)) {
            return Optional.empty();
        }
        Optional<String> next =
                Shape.require(rule, "Next", diagnostics).flatMap(value -> Shape.text(value, diagnostics));
        Optional<Expression> assign = rule.field("Assign").flatMap(source.expressions()::assign);
        Optional<Expression> output = output(rule);
        Optional<Condition> condition = source.isJsonata() ? jsonata(rule) : jsonPath(rule);
        condition.ifPresent(found -> source.expressions().addReferences(found.variableReferences()));
        return condition.isEmpty() || next.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChoiceRule(condition.get(), next.get(), assign, output));
    }

    private Optional<Expression> output(SourceNode rule) {
        if (!source.isJsonata()) {
            rule.field("Output").ifPresent(value -> wrongLanguage("Output", rule, value));
            return Optional.empty();
        }
        return rule.field("Output").flatMap(source.expressions()::template);
    }

    private Optional<Condition> jsonPath(SourceNode rule) {
        Optional<SourceNode> condition = rule.field("Condition");
        if (condition.isPresent()) {
            wrongLanguage("Condition", rule, condition.get());
            return Optional.empty();
        }
        return comparisons.parse(rule, OWN_FIELDS);
    }

    private Optional<Condition> jsonata(SourceNode rule) {
        rule.fields().forEach((field, value) -> {
            if (ComparisonParser.isField(field)) {
                wrongLanguage(field, rule, value);
            } else if (!field.equals("Condition") && !OWN_FIELDS.contains(field)) {
                Shape.unsupported(field, rule, value, diagnostics);
            }
        });
        return Shape.require(rule, "Condition", diagnostics).flatMap(this::condition);
    }

    private Optional<Condition> condition(SourceNode value) {
        if (source.expressions().isJsonata(value)) {
            return source.expressions().jsonata(value).map(JsonataCondition.Computed::new);
        }
        return Shape.bool(value, diagnostics).map(JsonataCondition.Literal::new);
    }

    private void wrongLanguage(String field, SourceNode rule, SourceNode value) {
        StateParser.wrongLanguage(field, source.language(), rule, value, diagnostics);
    }
}
