package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as services write them. */
public final class Timestamps {
    private static final DateTimeFormatter NAMED_DAY =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss[.SSS][.SS][.S] zzz", Locale.ROOT);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private Timestamps() {}

    /**
     * The moment that a value stands for: seconds since 1970, or a text.
     *
     * @throws java.time.DateTimeException when it stands for none
     */
    public static Instant instant(JsonNode value) {
        return value.isNumber() ? ofSeconds(value.decimalValue()) : ofText(value.asText());
    }

    static Instant ofSeconds(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).multiply(NANOS).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    /** Seconds since 1970, with milliseconds where there are some. */
    static BigDecimal seconds(Instant instant) {
        BigDecimal exact = BigDecimal.valueOf(instant.toEpochMilli()).movePointLeft(3);
        return exact.signum() == 0 ? BigDecimal.ZERO : strip(exact);
    }

    private static BigDecimal strip(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static Instant ofText(String text) {
        if (text.contains(",")) {
            return ZonedDateTime.parse(text, NAMED_DAY).toInstant();
        }
        if (text.length() == "2000-01-01".length()) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return text.matches(".*(?:[Zz]|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
