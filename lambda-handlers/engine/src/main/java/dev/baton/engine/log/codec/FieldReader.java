package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what {@link FieldWriter} wrote. */
final class FieldReader {
    final ByteSource source;
    final ReadTables tables;
    final Instant time;

    FieldReader(ByteSource source, ReadTables tables, Instant time) {
        this.source = source;
        this.tables = tables;
        this.time = time;
    }

    long number() {
        return source.varint();
    }

    int number32() {
        return source.varint32();
    }

    int count() {
        return source.count();
    }

    String string() {
        return tables.strings.get(index(source.varint(), tables.strings.size()));
    }

    Json json() {
        return tables.payloads.get(index(source.varint(), tables.payloads.size()));
    }

    /** A number of a table that has {@code size} items. */
    int index(long number, int size) {
        if (number < 0 || number >= size) {
            throw source.corrupt("number " + number + " of a table of " + size);
        }
        return (int) number;
    }

    Instant instant() {
        return source.instant(time);
    }

    boolean flag() {
        int value = source.octet();
        if (value > 1) {
            throw source.corrupt("neither yes nor no: " + value);
        }
        return value == 1;
    }

    Optional<String> optionalString() {
        long number = source.varint();
        return number == 0
                ? Optional.empty()
                : Optional.of(tables.strings.get(index(number - 1, tables.strings.size())));
    }

    Optional<Json> optionalJson() {
        long number = source.varint();
        return number == 0
                ? Optional.empty()
                : Optional.of(tables.payloads.get(index(number - 1, tables.payloads.size())));
    }

    Optional<Instant> optionalInstant() {
        return flag() ? Optional.of(instant()) : Optional.empty();
    }

    OptionalLong optionalNumber() {
        return flag() ? OptionalLong.of(source.signed()) : OptionalLong.empty();
    }

    Failure failure() {
        return new Failure(optionalString(), optionalString());
    }

    Map<String, Json> namedValues() {
        int count = source.count();
        if (count == 0) {
            return Map.of();
        }
        // In the order in which they were written, so that whoever goes through them sees what the first driver saw.
        Map<String, Json> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(string(), json());
        }
        return values;
    }
}
