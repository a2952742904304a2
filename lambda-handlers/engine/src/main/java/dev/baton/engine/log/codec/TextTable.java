package dev.baton.engine.log.codec;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a chain as they lie in its entries; each is made when it is first asked for, and then always the same
 * object.
 *
 * @param <T> what is made of a text
 */
final class TextTable<T> {
    private final Function<String, T> maker;
    private byte[][] sources = new byte[8][];
    private int[] offsets = new int[8];
    private int[] lengths = new int[8];
    private @Nullable Object[] made = new @Nullable Object[8];
    private int size;
    private long unmadeBytes;

    TextTable(Function<String, T> maker) {
        this.maker = maker;
    }

    int size() {
        return size;
    }

    /** The bytes of the texts that nobody has asked for yet. */
    long unmadeBytes() {
        return unmadeBytes;
    }

    /** Takes up the texts of one more entry: how many, then each as length and bytes. */
    void extend(ByteSource source) {
        int count = source.count();
        for (int i = 0; i < count; i++) {
            int length = source.count();
            add(source.array(), source.at(), length);
            source.skip(length);
        }
    }

    private void add(byte[] source, int offset, int length) {
        if (size == lengths.length) {
            sources = Arrays.copyOf(sources, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            made = Arrays.copyOf(made, size * 2);
        }
        sources[size] = source;
        offsets[size] = offset;
        lengths[size] = length;
        size++;
        unmadeBytes += length;
    }

    /** The one of that number, 0 ≤ number < {@link #size()}. */
    @SuppressWarnings("unchecked")
    T get(int number) {
        Object known = made[number];
        if (known == null) {
            known = maker.apply(Utf8.read(sources[number], offsets[number], lengths[number]));
            made[number] = known;
            unmadeBytes -= lengths[number];
        }
        return (T) known;
    }

    /** The numbers of this table with the things that were made so far. */
    void copyTo(InternTable<T> target) {
        for (int number = 0; number < size; number++) {
            if (made[number] == null) {
                target.skip();
            } else {
                target.append(get(number));
            }
        }
    }
}
