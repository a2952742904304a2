package dev.baton.engine.log.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers things in the order in which they were first seen. Open addressing, since a map of boxed integers costs more
 * than the rest of the encoding. The newest items can be taken out again, for an entry that was not committed.
 *
 * @param <T> what is numbered
 */
final class InternTable<T> {
    /** After so many steps a thing counts as new: writing it twice is harmless, a long search is not. */
    private static final int MAX_PROBES = 64;

    private static final int FIRST_CAPACITY = 16;

    private final boolean byIdentity;
    private @Nullable Object[] items = new @Nullable Object[FIRST_CAPACITY];
    private int[] hashes = new int[FIRST_CAPACITY];
    /** Item numbers plus one; 0 is free. */
    private int[] slots = new int[FIRST_CAPACITY * 2];

    private int size;

    private InternTable(boolean byIdentity) {
        this.byIdentity = byIdentity;
    }

    /** Equal things have one number. */
    static <T> InternTable<T> byEquality() {
        return new InternTable<>(false);
    }

    /** Only the same object has the same number. */
    static <T> InternTable<T> byIdentity() {
        return new InternTable<>(true);
    }

    int size() {
        return size;
    }

    /** The item of that number, which must be one that was given. */
    @SuppressWarnings("unchecked")
    T get(int number) {
        Object item = items[number];
        if (item == null) {
            throw new IllegalStateException("item " + number + " was only counted");
        }
        return (T) item;
    }

    /** The number of that thing; it is {@link #size()} as it was before when the thing is new. */
    int number(T item) {
        int hash = hashOf(item);
        int slot = slotOf(hash);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            int found = slots[slot] - 1;
            if (found < 0) {
                break;
            }
            if (hashes[found] == hash && same(items[found], item)) {
                return found;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(item, hash);
    }

    private int add(@Nullable Object item, int hash) {
        if (size == items.length) {
            grow();
        }
        int number = size++;
        items[number] = item;
        hashes[number] = hash;
        if (item != null) {
            place(number);
        }
        return number;
    }

    /** Counts a thing that nobody knows here, so that it is never found but has its number. */
    void skip() {
        add(null, 0);
    }

    /** Gives the next number to that thing, even if an equal one has a number. */
    void append(T item) {
        add(item, hashOf(item));
    }

    /** Takes out the newest items, until so many are left. */
    void truncate(int newSize) {
        while (size > newSize) {
            size--;
            if (items[size] != null) {
                remove(size);
                items[size] = null;
            }
        }
    }

    /** The newest item lies at the end of its run of occupied slots, so nothing needs to move up. */
    private void remove(int number) {
        int slot = slotOf(hashes[number]);
        while (slots[slot] != number + 1) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = 0;
    }

    private void grow() {
        items = Arrays.copyOf(items, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
        slots = new int[size * 4];
        for (int number = 0; number < size; number++) {
            if (items[number] != null) {
                place(number);
            }
        }
    }

    private void place(int number) {
        int slot = slotOf(hashes[number]);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number + 1;
    }

    private int slotOf(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    }

    private int hashOf(T item) {
        return byIdentity ? System.identityHashCode(item) : item.hashCode();
    }

    private boolean same(@Nullable Object known, T item) {
        return known == item || (!byIdentity && item.equals(known));
    }
}
