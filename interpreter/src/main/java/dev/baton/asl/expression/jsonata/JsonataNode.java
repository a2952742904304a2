package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.NodeExpression;
import java.util.Set;

/** A compiled JSONata expression, or a template that holds some. */
public interface JsonataNode extends NodeExpression {

    /**
     * The members of {@code $states} that it reads ({@link StatesMember}), so that the parser can refuse {@code result} and
     * {@code errorOutput} where there is none. All of them when {@code $states} is used as a whole.
     */
    Set<String> statesReferences();
}
