package dev.baton.engine.log.record;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.ExecutionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How values of one kind are written, and read again.
 *
 * @param writing puts a value into a record
 * @param reading takes it out of one; what it reads is as long as what was written
 */
record Form<T>(BiConsumer<RecordSink, T> writing, Function<RecordSource, T> reading) {
    static final Form<String> TEXT = new Form<>(RecordSink::text, RecordSource::text);
    static final Form<Long> INT64 = new Form<>(RecordSink::int64, RecordSource::int64);
    static final Form<Instant> INSTANT = new Form<>(RecordSink::instant, RecordSource::instant);
    static final Form<Failure> FAILURE = new Form<>(RecordSink::failure, RecordSource::failure);
    static final Form<ExecutionKey> KEY = new Form<>(
            (sink, key) -> sink.text(key.executionArn()).incarnation(key.incarnation()),
            source -> new ExecutionKey(source.text(), source.incarnation()));

    void write(RecordSink sink, T value) {
        writing.accept(sink, value);
    }

    T read(RecordSource source) {
        return reading.apply(source);
    }

    Form<Optional<T>> optional() {
        return new Form<>((sink, value) -> sink.optional(value, writing), source -> source.optional(reading));
    }

    /** A few, at most 127. */
    Form<List<T>> few() {
        return new Form<>(
                (sink, values) -> {
                    sink.octet(values.size());
                    values.forEach(value -> write(sink, value));
                },
                source -> {
                    int count = source.octet();
                    List<T> values = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        values.add(read(source));
                    }
                    return List.copyOf(values);
                });
    }
}
