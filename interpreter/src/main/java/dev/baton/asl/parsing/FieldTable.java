package dev.baton.asl.parsing;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.StateType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The one table of which state type has which field in which query language (ASL: "State Types"; AWS: one page each). */
final class FieldTable {
    private static final Map<StateType, Map<String, Language>> FIELDS = new EnumMap<>(StateType.class);

    /** The languages that know a field. */
    enum Language {
        BOTH,
        JSONPATH,
        JSONATA;

        boolean isKnownTo(QueryLanguage language) {
            return this == BOTH || name().equals(language.name());
        }
    }

    static {
        String flow = "Type Comment QueryLanguage Next End Assign ";
        String paths = "InputPath OutputPath ";
        String results = paths + "Parameters ResultSelector ResultPath ";
        put(StateType.PASS, flow, paths + "Parameters Result ResultPath", "Output");
        put(
                StateType.TASK,
                flow + "Resource TimeoutSeconds HeartbeatSeconds Retry Catch Credentials",
                results + "TimeoutSecondsPath HeartbeatSecondsPath",
                "Arguments Output");
        put(StateType.CHOICE, "Type Comment QueryLanguage Assign Choices Default", paths, "Output");
        put(StateType.WAIT, flow + "Seconds Timestamp", paths + "SecondsPath TimestampPath", "Output");
        put(StateType.SUCCEED, "Type Comment QueryLanguage", paths, "Output");
        put(StateType.FAIL, "Type Comment QueryLanguage Error Cause", "ErrorPath CausePath", "");
        put(StateType.PARALLEL, flow + "Branches Retry Catch", results, "Arguments Output");
        put(
                StateType.MAP,
                flow + "ItemProcessor Iterator ItemSelector MaxConcurrency Retry Catch ItemReader ItemBatcher"
                        + " ResultWriter ToleratedFailurePercentage ToleratedFailureCount Label",
                results + "ItemsPath MaxConcurrencyPath ToleratedFailurePercentagePath ToleratedFailureCountPath",
                "Items Output");
    }

    static final Set<String> MACHINE =
            Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
    static final Set<String> BRANCH = Set.of("Comment", "StartAt", "States");
    static final Set<String> ITEM_PROCESSOR = Set.of("Comment", "StartAt", "States", "ProcessorConfig");

    private FieldTable() {}

    private static void put(StateType type, String both, String jsonPath, String jsonata) {
        Map<String, Language> fields = new HashMap<>();
        add(fields, both, Language.BOTH);
        add(fields, jsonPath, Language.JSONPATH);
        add(fields, jsonata, Language.JSONATA);
        FIELDS.put(type, Map.copyOf(fields));
    }

    private static void add(Map<String, Language> fields, String names, Language language) {
        names.lines()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .filter(name -> !name.isEmpty())
                .forEach(name -> fields.put(name, language));
    }

    /** The fields of that type, by name. */
    static Map<String, Language> fields(StateType type) {
        return new TreeMap<>(FIELDS.getOrDefault(type, Map.of()));
    }

    /** Which languages know this field of that type; empty when none does. */
    static Optional<Language> language(StateType type, String field) {
        return Optional.ofNullable(FIELDS.getOrDefault(type, Map.of()).get(field));
    }
}
