package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** What is wrong in a JSON text, for people: in words and with its place, without the text itself, which may be long or secret. */
final class JsonFault {

    private JsonFault() {}

    /** {@code Unexpected character … (line 3, column 7)}. */
    static String of(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        String words = fault.getOriginalMessage();
        return place == null ? words : words + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }
}
