package dev.baton.engine.log.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of a record, one line each: how it is read from what is written, and how it is set in what is read. A record begins with
 * the version of its form: the lowest that knows every field which is not as it would be if it were not written, so that an older
 * Baton reads what it can understand.
 *
 * @param <T> what is written
 * @param <D> what is filled in reading
 */
final class RecordFields<T, D> {
    private final String what;
    private final List<Field<T, D>> fields = new ArrayList<>();

    /** @param since the first version that has it */
    private record Field<T, D>(
            int since, Predicate<T> absent, BiConsumer<RecordSink, T> write, BiConsumer<RecordSource, D> read) {}

    /** @param what the name of the record in errors, with its article */
    RecordFields(String what) {
        this.what = what;
    }

    /** A field that every version has. */
    <V> RecordFields<T, D> field(Form<V> form, Function<T, V> get, BiConsumer<D, V> set) {
        return field(
                (sink, value) -> form.write(sink, get.apply(value)),
                (source, draft) -> set.accept(draft, form.read(source)));
    }

    /** A field that every version has and whose reading needs what was read before it. */
    RecordFields<T, D> field(BiConsumer<RecordSink, T> write, BiConsumer<RecordSource, D> read) {
        return add(new Field<>(1, value -> false, write, read));
    }

    /**
     * A field that came later. It stands after those that came before it.
     *
     * @param since the first version of the form that has it
     * @param absent its value in records of earlier versions
     */
    <V> RecordFields<T, D> added(int since, V absent, Form<V> form, Function<T, V> get, BiConsumer<D, V> set) {
        return add(new Field<>(
                since,
                value -> absent.equals(get.apply(value)),
                (sink, value) -> form.write(sink, get.apply(value)),
                (source, draft) -> set.accept(draft, form.read(source))));
    }

    private RecordFields<T, D> add(Field<T, D> field) {
        if (field.since() < latest()) {
            throw new IllegalArgumentException(
                    what + ": a field of version " + field.since() + " after one of " + latest());
        }
        fields.add(field);
        return this;
    }

    private int latest() {
        return fields.isEmpty() ? 1 : fields.getLast().since();
    }

    void write(RecordSink sink, T value) {
        int version = 1;
        for (Field<T, D> field : fields) {
            if (field.since() > version && !field.absent().test(value)) {
                version = field.since();
            }
        }
        sink.octet(version);
        for (Field<T, D> field : fields) {
            if (field.since() <= version) {
                field.write().accept(sink, value);
            }
        }
    }

    void read(RecordSource source, D draft) {
        int version = source.octet();
        if (version < 1 || version > latest()) {
            throw RecordSource.unknown(version, latest(), what);
        }
        for (Field<T, D> field : fields) {
            if (field.since() <= version) {
                field.read().accept(source, draft);
            }
        }
    }
}
