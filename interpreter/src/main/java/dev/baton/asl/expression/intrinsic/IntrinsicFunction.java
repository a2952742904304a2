package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Randomness;

/** One {@code States.*} function (AWS: "Intrinsics for JSONPath states"). Stateless. */
interface IntrinsicFunction {

    /** Its full name, e.g. {@code States.MathAdd}. */
    String name();

    /** The fewest arguments it takes. */
    int fewest();

    /** The most arguments it takes. */
    int most();

    /** The fault of a call with fewer or more arguments than it takes. */
    default IntrinsicFault wrongCount() {
        return new IntrinsicFault();
    }

    /** Whether its first argument is a template in which {@code \{} must stay escaped until it is filled in. */
    default boolean keepsBraceEscapes() {
        return false;
    }

    /**
     * Calls it.
     *
     * @param arguments as many as it takes
     * @throws IntrinsicFault when an argument does not fit
     */
    JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault;
}
