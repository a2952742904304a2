package dev.baton.integrations.sdk.protocol;

import dev.baton.integrations.sdk.model.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a moment is written on the wire. */
enum TimestampFormat {
    ISO_8601 {
        @Override
        String text(Instant instant) {
            return instant.toString();
        }
    },
    RFC_822 {
        @Override
        String text(Instant instant) {
            return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
        }
    },
    UNIX_TIMESTAMP {
        @Override
        String text(Instant instant) {
            return Timestamps.seconds(instant).toPlainString();
        }
    };

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    abstract String text(Instant instant);

    /** Reads a moment; whichever form it has, for services are not strict. */
    Instant instant(String text) {
        return text.matches("-?[0-9.]+(?:[eE][+-]?[0-9]+)?")
                ? Timestamps.ofSeconds(new BigDecimal(text))
                : Timestamps.ofText(text);
    }

    /** The format that the member or its shape names, or the protocol's own. */
    static TimestampFormat of(Reference reference, TimestampFormat otherwise) {
        return reference
                .text("timestampFormat")
                .map(format -> switch (format) {
                    case "rfc822" -> RFC_822;
                    case "unixTimestamp" -> UNIX_TIMESTAMP;
                    default -> ISO_8601;
                })
                .orElse(otherwise);
    }
}
