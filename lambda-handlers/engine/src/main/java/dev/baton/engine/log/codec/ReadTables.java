package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Variables;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the entries of a chain wrote so far and name by number. */
final class ReadTables {
    final TextTable<String> strings = new TextTable<>(Function.identity());
    final TextTable<Json> payloads = new TextTable<>(Json::ofText);
    final List<Variables> variables = new ArrayList<>(List.of(Variables.NONE));
    final List<List<String>> keyLists = new ArrayList<>(List.of(List.of()));

    /** The bytes of the texts that nobody has asked for yet. */
    long unmadeBytes() {
        return strings.unmadeBytes() + payloads.unmadeBytes();
    }

    /**
     * The same tables for a writer that goes on with the chain. Payloads that only events name stay unread; should one come
     * again, it is written again.
     */
    WriteTables toWrite() {
        for (int number = 0; number < strings.size(); number++) {
            strings.get(number);
        }
        WriteTables tables = new WriteTables();
        strings.copyTo(tables.strings);
        payloads.copyTo(tables.payloads);
        variables.stream().skip(1).forEach(tables.variables::append);
        keyLists.stream().skip(1).forEach(tables.keyLists::append);
        return tables;
    }
}
