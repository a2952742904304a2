package dev.baton.local.store;

import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import dev.baton.engine.search.Clue;
import dev.baton.engine.search.SearchAttributes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which keys an execution lies for the clues that lead to it. A clue and its machine become 64 bits, so that a row has 29 bytes
 * whatever it is about; when two clues meet in them, a search looks at some executions in vain.
 */
final class ClueKeys {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private ClueKeys() {}

    /** The clues of a start, each as its bits. They stand in a record of their own, too, so that they can be taken away. */
    static byte[] ofStart(Head head) {
        List<Clue> clues = SearchAttributes.EVERYTHING.ofStart(head);
        ByteBuffer bits = ByteBuffer.allocate(clues.size() * Long.BYTES);
        for (Clue clue : clues) {
            // Names lie in order anyway.
            if (!(clue instanceof Clue.Prefix)) {
                bits.putLong(bits(head.identity().stateMachineArn(), clue));
            }
        }
        bits.flip();
        byte[] all = new byte[bits.remaining()];
        bits.get(all);
        return all;
    }

    static void add(Batch batch, long id, Head head, byte[] ofStart) {
        batch.put(Table.RECORDS, Keys.cluesOf(id), ofStart);
        for (byte[] key : keys(ofStart, position(id, head))) {
            batch.put(Table.RECORDS, key, new byte[0]);
        }
    }

    static void remove(Batch batch, long id, Head head) {
        byte[] ofStart = batch.get(Table.RECORDS, Keys.cluesOf(id));
        if (ofStart != null) {
            keys(ofStart, position(id, head)).forEach(key -> batch.delete(Table.RECORDS, key));
            batch.delete(Table.RECORDS, Keys.cluesOf(id));
        }
    }

    /** The keys of its end; they change with the head. */
    static List<byte[]> ofEnd(long id, Head head) {
        return SearchAttributes.EVERYTHING.ofEnd(head).stream()
                .map(clue -> Keys.clue(bits(head.identity().stateMachineArn(), clue), position(id, head)))
                .toList();
    }

    private static List<byte[]> keys(byte[] bits, ListPosition position) {
        ByteBuffer all = ByteBuffer.wrap(bits);
        List<byte[]> keys = new ArrayList<>(bits.length / Long.BYTES);
        while (all.hasRemaining()) {
            keys.add(Keys.clue(all.getLong(), position));
        }
        return keys;
    }

    private static ListPosition position(long id, Head head) {
        return new ListPosition(head.identity().startTime(), id);
    }

    /** Stored, so never changed: FNV-1a over what the clue is made of, with the bits spread once more. */
    static long bits(String machineArn, Clue clue) {
        long hash = mixed(OFFSET, machineArn);
        hash = switch (clue) {
            case Clue.Prefix prefix -> mixed(mixed(hash, "p"), prefix.name());
            case Clue.Name name -> mixed(mixed(hash, "n"), name.name());
            case Clue.Input input -> mixed(mixed(mixed(hash, "i"), input.path()), input.value());
            case Clue.Anywhere anywhere -> mixed(mixed(hash, "a"), anywhere.value());
            case Clue.Error error -> mixed(mixed(hash, "e"), error.name());
            case Clue.Unlisted unlisted -> mixed(hash, "u");
        };
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }

    private static long mixed(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            mixed = (mixed ^ (unit & 0xff)) * PRIME;
            mixed = (mixed ^ (unit >>> 8)) * PRIME;
        }
        // Between two texts what is none of theirs.
        return (mixed ^ 0x1ff) * PRIME;
    }
}
