package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.Randomness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $shuffle} with the step's randomness (Fisher and Yates). */
final class Shuffle {

    private Shuffle() {}

    static @Nullable Object shuffle(List<?> arguments, Randomness randomness) {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof List<?> list)) {
            return null;
        }
        List<Object> shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, (int) randomness.nextLong(i + 1L));
        }
        return shuffled;
    }
}
