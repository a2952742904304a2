package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.BlockOutline;
import dev.baton.asl.validation.outline.Outline;
import dev.baton.asl.validation.outline.StateOutline;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A branch or an iteration reads the variables outside but may not assign a name that some state outside assigns (AWS:
 * "Passing data between states with variables", scope). The children of a Distributed Map see nothing of the outside, so
 * all names are free there.
 */
public final class VariableScopeRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        check(outline.body(), Set.of(), diagnostics);
    }

    private static void check(BlockOutline block, Set<String> outer, Diagnostics diagnostics) {
        for (StateOutline state : block.states()) {
            forEachName(state, (name, at) -> {
                if (outer.contains(name)) {
                    diagnostics.schema("The variable name '" + name + "' was already defined in a parent scope.", at);
                }
            });
            if (!state.blocks().isEmpty()) {
                Set<String> visible = state.distributed() ? Set.of() : visibleWithin(state, block, outer);
                state.blocks().forEach(inner -> check(inner, visible, diagnostics));
            }
        }
    }

    /** A state's own Assign comes after its branches, so it takes no name from them. */
    private static Set<String> visibleWithin(StateOutline owner, BlockOutline block, Set<String> outer) {
        Set<String> visible = new HashSet<>(outer);
        for (StateOutline other : block.states()) {
            if (other != owner) {
                forEachName(other, (name, at) -> visible.add(name));
            }
        }
        return visible;
    }

    private static void forEachName(StateOutline state, BiConsumer<String, SourceNode> visitor) {
        for (SourceNode assign : state.assigns()) {
            assign.fields()
                    .forEach(
                            (key, value) -> visitor.accept(VariableNameRule.nameOf(key, state.queryLanguage()), value));
        }
    }
}
