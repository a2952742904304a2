package dev.baton.integrations.sdk.protocol;

import dev.baton.integrations.sdk.model.Reference;
import java.util.Locale;

/** The two ways of the query protocol. */
enum QueryDialect {
    QUERY {
        @Override
        String name(String member, Reference reference) {
            return reference.wireName(member);
        }
    },
    EC2 {
        @Override
        String name(String member, Reference reference) {
            return reference.traits().text("queryName").orElseGet(() -> upperFirst(reference.wireName(member)));
        }
    };

    abstract String name(String member, Reference reference);

    private static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
