package dev.baton.asl.validation.outline;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.StateType;
import dev.baton.asl.json.SourceNode;
import java.util.Arrays;
import java.util.List;

/**
 * One state as rules see it, read from the text alone, so that rules can speak about definitions that do not parse.
 *
 * @param type {@code Type} as written; empty when it is missing or no text
 * @param node the state's object
 * @param queryLanguage the state's own, else the machine's
 * @param targets where the names of following states stand: Next, Default, Choices[].Next, Catch[].Next
 * @param assigns the {@code Assign} objects of the state, its rules and its catchers: they all write this block's scope
 * @param blocks the blocks inside: branches, or a map's item processor
 * @param distributed whether it is a Distributed Map, whose children have no part in the outer variables
 */
public record StateOutline(
        String name,
        String type,
        SourceNode node,
        QueryLanguage queryLanguage,
        List<SourceNode> targets,
        List<SourceNode> assigns,
        List<BlockOutline> blocks,
        boolean distributed) {

    public StateOutline {
        targets = List.copyOf(targets);
        assigns = List.copyOf(assigns);
        blocks = List.copyOf(blocks);
    }

    public boolean hasKnownType() {
        return Arrays.stream(StateType.values()).anyMatch(known -> known.text().equals(type));
    }

    /** Whether it has a type that there is not, so that nobody knows what it may do. */
    public boolean hasUnknownType() {
        return !type.isEmpty() && !hasKnownType();
    }

    /** Whether its block may end here; a state without a type is no end to AWS, whatever else it says. */
    public boolean isTerminal() {
        return type.equals("Succeed")
                || type.equals("Fail")
                || (!type.isEmpty()
                        && node.field("End")
                                .map(end -> end.value().asBoolean(false))
                                .orElse(false));
    }
}
