package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** An item of the registry: a machine, a version, a definition, or a line in the list of machines. */
final class RegistryRow extends Row {
    static final TableSchema<RegistryRow> SCHEMA = keyed(RegistryRow.class, RegistryRow::new)
            .addAttribute(
                    String.class, a -> a.name("j").getter(row -> row.text).setter((row, value) -> row.text = value))
            .addAttribute(
                    byte[].class, a -> a.name("b").getter(row -> row.body).setter((row, value) -> row.body = value))
            .addAttribute(
                    Long.class, a -> a.name("stamp").getter(row -> row.stamp).setter((row, value) -> row.stamp = value))
            .build();

    /** {@link dev.baton.engine.registry.RegistryCodec} of a machine or version. */
    @Nullable
    String text;
    /** A definition. */
    byte @Nullable [] body;
    /** Of a machine: the condition of its next replacement. */
    @Nullable
    Long stamp;

    static RegistryRow of(String pk, String sk) {
        RegistryRow row = new RegistryRow();
        row.pk = pk;
        row.sk = sk;
        return row;
    }
}
