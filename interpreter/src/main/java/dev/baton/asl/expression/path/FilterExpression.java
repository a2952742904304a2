package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Work;
import java.util.List;

/**
 * What stands in {@code [?(…)]}: terms joined by {@code &&}, which binds closer, and {@code ||}. Parentheses around terms do
 * not group, and the last term is tested first, which shows when one cannot be applied: so is the dialect that AWS speaks.
 *
 * @param alternatives one of which must hold, each a list of terms that must all hold
 */
record FilterExpression(List<List<FilterTerm>> alternatives) {
    FilterExpression {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** Whether the filter holds for an item; {@code $} is the root of the document. */
    boolean accepts(JsonNode item, JsonNode root, Work work) throws PathFault {
        for (int i = alternatives.size() - 1; i >= 0; i--) {
            if (allHold(alternatives.get(i), item, root, work)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allHold(List<FilterTerm> terms, JsonNode item, JsonNode root, Work work) throws PathFault {
        for (int i = terms.size() - 1; i >= 0; i--) {
            work.spend(FilterTerm.TICKS);
            if (!terms.get(i).holds(item, root, work)) {
                return false;
            }
        }
        return true;
    }
}
