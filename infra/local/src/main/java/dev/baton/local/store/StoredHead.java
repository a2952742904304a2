package dev.baton.local.store;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.Head;

/**
 * A head as it is stored, and where its input lies: heads are read and rewritten far oftener than inputs are asked for, and
 * an input may have 256 KB.
 *
 * @param head with its input if that lies INLINE, else with {@code {}}
 */
record StoredHead(Head head, InputPlace place) {

    /** Where the input of an execution lies. */
    enum InputPlace {
        /** In the head. */
        INLINE(1),
        /** In a record of its own. */
        OWN_RECORD(2),
        /** In the body of the first entry, which has it anyway. */
        FIRST_ENTRY(3);

        private final int code;

        InputPlace(int code) {
            this.code = code;
        }

        /** Stored, so never renumbered. */
        int code() {
            return code;
        }

        static InputPlace of(int code) {
            for (InputPlace place : values()) {
                if (place.code == code) {
                    return place;
                }
            }
            throw new IllegalArgumentException("input place " + code);
        }
    }

    StoredHead with(Head changed) {
        return new StoredHead(changed, place);
    }

    /** The head with the input that was found elsewhere. */
    Head withInput(Json input) {
        return head.withInput(input);
    }
}
