package dev.baton.aws.dynamodb;

import dev.baton.engine.registry.RegisteredMachine;
import java.time.Instant;

/** Keys of the registry table. */
final class RegistryKeys {
    /** The partition of the list of machines. */
    static final String LIST = "machines";
    /** The sort key of a machine; its versions and aliases lie beside it. */
    static final String MACHINE = "m";
    /** The partition of the list of activities. */
    static final String ACTIVITIES = "activities";
    /** The partition of grants. */
    static final String GRANTS = "grants";
    /** The sort key of an activity. */
    static final String ACTIVITY = "y";
    /** The sort key of a definition. */
    static final String DEFINITION = "d";
    /** Where the parts of a definition lie. */
    static final String DEFINITION_PARTS = "p";

    /** What the sort keys of aliases begin with. */
    static final String ALIAS = "a#";

    private static final String VERSION = "v";
    private static final int VERSION_DIGITS = 10;
    private static final int MILLIS_DIGITS = 15;

    private RegistryKeys() {}

    static String definition(String id) {
        return "definition#" + id;
    }

    static String version(int number) {
        return VERSION + Sortable.number(number, VERSION_DIGITS);
    }

    static String alias(String name) {
        return ALIAS + name;
    }

    /** Sorts as machines are listed: oldest creation first, then by ARN. */
    static String listed(RegisteredMachine machine) {
        return listed(machine.creationDate(), machine.arn());
    }

    /** Sorts as machines and activities are listed: oldest creation first, then by ARN. */
    static String listed(Instant creationDate, String arn) {
        return Sortable.number(creationDate.toEpochMilli(), MILLIS_DIGITS) + "/" + arn;
    }

    static String arnOfListed(String sortKey) {
        return sortKey.substring(MILLIS_DIGITS + 1);
    }
}
