package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Variables;
import dev.baton.asl.json.Json;
import java.util.List;

/** What a chain has written so far and may name by number. Held only while the execution is hot. */
final class WriteTables {
    /** State names, error names, causes, resources. */
    final InternTable<String> strings = InternTable.byEquality();

    final InternTable<Json> payloads = InternTable.byEquality();

    /** Frames share their variables until one of them assigns. */
    final InternTable<Variables> variables = InternTable.byIdentity();

    /** The keys of a Map over an object, which every state of its frame repeats. */
    final InternTable<List<String>> keyLists = InternTable.byIdentity();

    WriteTables() {
        variables.append(Variables.NONE);
        keyLists.append(List.of());
    }

    Mark mark() {
        return new Mark(strings.size(), payloads.size(), variables.size(), keyLists.size());
    }

    void truncate(Mark mark) {
        strings.truncate(mark.strings);
        payloads.truncate(mark.payloads);
        variables.truncate(mark.variables);
        keyLists.truncate(mark.keyLists);
    }

    /** How much of the tables is committed. */
    record Mark(int strings, int payloads, int variables, int keyLists) {
        static final Mark START = new Mark(0, 0, 1, 1);
    }
}
