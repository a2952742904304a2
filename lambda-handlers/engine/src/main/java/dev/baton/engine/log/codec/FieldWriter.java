package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes fields: texts and payloads as numbers of the chain's tables, instants as distances to the entry's time. */
final class FieldWriter {
    final ByteSink sink;
    final WriteTables tables;
    final Instant time;
    private final FormatLevel level;
    private int version;

    FieldWriter(ByteSink sink, WriteTables tables, Instant time, FormatLevel level) {
        this.sink = sink;
        this.tables = tables;
        this.time = time;
        this.level = level;
        this.version = level.plain();
    }

    /** What is written now is known since that version. */
    void requires(int since) {
        level.check(since);
        version = Math.max(version, since);
    }

    /** The oldest version that knows all that was written. */
    int version() {
        return version;
    }

    void number(long value) {
        sink.varint(value);
    }

    void string(String text) {
        sink.varint(tables.strings.number(text));
    }

    void json(Json value) {
        sink.varint(tables.payloads.number(value));
    }

    void instant(Instant instant) {
        sink.instant(instant, time);
    }

    void flag(boolean value) {
        sink.octet(value ? 1 : 0);
    }

    void optionalString(Optional<String> text) {
        sink.varint(text.isPresent() ? tables.strings.number(text.get()) + 1L : 0);
    }

    void optionalJson(Optional<Json> value) {
        sink.varint(value.isPresent() ? tables.payloads.number(value.get()) + 1L : 0);
    }

    void optionalInstant(Optional<Instant> instant) {
        flag(instant.isPresent());
        if (instant.isPresent()) {
            instant(instant.get());
        }
    }

    void optionalNumber(OptionalLong value) {
        flag(value.isPresent());
        if (value.isPresent()) {
            sink.signed(value.getAsLong());
        }
    }

    void failure(Failure failure) {
        optionalString(failure.error());
        optionalString(failure.cause());
    }

    void namedValues(Map<String, Json> values) {
        sink.varint(values.size());
        if (!values.isEmpty()) {
            values.forEach((name, value) -> {
                string(name);
                json(value);
            });
        }
    }
}
