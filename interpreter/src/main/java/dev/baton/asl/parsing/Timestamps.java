package dev.baton.asl.parsing;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Timestamps of the States Language: RFC 3339 with an upper-case T, and Z or an offset (ASL: "Timestamps"). */
final class Timestamps {

    private Timestamps() {}

    static boolean isValid(String text) {
        try {
            OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return text.indexOf('t') < 0 && text.indexOf('z') < 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
