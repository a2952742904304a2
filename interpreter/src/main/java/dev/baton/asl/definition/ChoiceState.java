package dev.baton.asl.definition;

import java.util.List;
import java.util.Optional;

/**
 * @param choices in the order in which they are tried
 * @param defaultState {@code Default}
 */
public record ChoiceState(
        String name,
        QueryLanguage queryLanguage,
        DataFlow data,
        List<ChoiceRule> choices,
        Optional<String> defaultState)
        implements State {

    public ChoiceState {
        choices = List.copyOf(choices);
    }

    @Override
    public StateType type() {
        return StateType.CHOICE;
    }
}
