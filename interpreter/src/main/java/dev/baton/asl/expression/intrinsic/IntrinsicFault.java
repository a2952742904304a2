package dev.baton.asl.expression.intrinsic;

import java.util.Optional;

/**
 * Why a function failed. AWS says no more than that the arguments are invalid, save where a function has words of its own;
 * the call around it adds its source.
 */
final class IntrinsicFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> words;

    /** A fault of the arguments, which AWS does not explain. */
    IntrinsicFault() {
        this(Optional.empty());
    }

    /** A fault that AWS words by itself, the function's name within. */
    IntrinsicFault(String words) {
        this(Optional.of(words));
    }

    private IntrinsicFault(Optional<String> words) {
        super(words.orElse("Invalid arguments"), null, false, false);
        this.words = words;
    }

    /** The same fault once it is known which function it befell. */
    IntrinsicFault in(String function) {
        return words.isPresent() ? this : new IntrinsicFault("Invalid arguments in " + function);
    }

    /** What stands behind the call's source. */
    String words() {
        return words.orElse("Invalid arguments");
    }
}
