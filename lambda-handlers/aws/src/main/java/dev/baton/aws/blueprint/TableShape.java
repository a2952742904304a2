package dev.baton.aws.blueprint;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A DynamoDB table, paid by request, with point-in-time recovery and deletion protection where there are such things. See
 * docs/adr/0010-dynamodb-tables.md.
 *
 * @param id ends in {@code Table}
 * @param keys of the table
 * @param indexes global secondary indexes by name; they hold keys only
 * @param expiry the attribute with the epoch second at which an item goes, if items go
 * @param infrequent whether its class is the one that is cheap to keep and dearer to use
 */
public record TableShape(String id, Keys keys, Map<String, Keys> indexes, Optional<String> expiry, boolean infrequent) {

    /** The names of two attributes, both strings. */
    public record Keys(String hash, String range) {
        public Keys {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(range, "range");
        }
    }

    public TableShape {
        PartName.suffix(id, "Table");
        Objects.requireNonNull(keys, "keys");
        indexes = Map.copyOf(indexes);
        Objects.requireNonNull(expiry, "expiry");
    }

    /** Ends the table's name. */
    public String suffix() {
        return PartName.suffix(id, "Table");
    }
}
