package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $now([picture[, timezone]])} for the step's time. */
final class Now {

    private Now() {}

    static @Nullable Object format(Instant now, List<?> arguments) {
        return Functions.dateTimeFromMillis(now.toEpochMilli(), text(arguments, 0), text(arguments, 1));
    }

    private static @Nullable String text(List<?> arguments, int i) {
        return i < arguments.size() && arguments.get(i) instanceof String text ? text : null;
    }
}
