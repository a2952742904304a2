package dev.baton.local.store;

import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.RegistryCodec;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.registry.VersionPage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The registry on disk. */
final class EmbeddedStateMachines implements StateMachines {
    private static final int REMEMBERED = 1000;

    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Decoded(byte[] record, RegisteredMachine machine) {}

    private final Database database;
    private final GroupCommit commits;
    /** Decoded machines: only used for the very bytes they were decoded from, so never stale. */
    private final ConcurrentHashMap<String, Decoded> decoded = new ConcurrentHashMap<>();

    EmbeddedStateMachines(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public void saveDefinition(String id, String text) {
        byte[] key = Keys.definition(id);
        commits.write(batch -> {
            if (batch.get(Table.RECORDS, key) == null) {
                batch.put(Table.RECORDS, key, text.getBytes(StandardCharsets.UTF_8));
            }
            return true;
        });
    }

    @Override
    public Optional<String> definition(String id) {
        return Optional.ofNullable(database.get(Table.RECORDS, Keys.definition(id)))
                .map(EmbeddedStateMachines::text);
    }

    @Override
    public Optional<RegisteredMachine> create(RegisteredMachine machine, List<RegistryChange> changes) {
        return commits.write(batch -> {
            byte[] standing = batch.get(Table.RECORDS, Keys.machine(machine.arn()));
            if (standing != null) {
                return Optional.of(RegistryCodec.machine(text(standing)));
            }
            put(batch, machine, changes);
            return Optional.empty();
        });
    }

    @Override
    public Optional<RegisteredMachine> machine(String arn) {
        return Optional.ofNullable(database.get(Table.RECORDS, Keys.machine(arn)))
                .map(record -> decode(arn, record));
    }

    private RegisteredMachine decode(String arn, byte[] record) {
        @Nullable Decoded known = decoded.get(arn);
        if (known != null && Arrays.equals(known.record(), record)) {
            return known.machine();
        }
        RegisteredMachine machine = RegistryCodec.machine(text(record));
        if (decoded.size() >= REMEMBERED) {
            decoded.clear();
        }
        decoded.put(arn, new Decoded(record, machine));
        return machine;
    }

    @Override
    public boolean replace(RegisteredMachine next, List<RegistryChange> changes) {
        return commits.write(batch -> {
            byte[] record = batch.get(Table.RECORDS, Keys.machine(next.arn()));
            if (record == null || RegistryCodec.machine(text(record)).stamp() != next.stamp() - 1) {
                return false;
            }
            put(batch, next, changes);
            return true;
        });
    }

    private static void put(Batch batch, RegisteredMachine machine, List<RegistryChange> changes) {
        batch.put(Table.RECORDS, Keys.machine(machine.arn()), bytes(RegistryCodec.encode(machine)));
        CreationIndex.MACHINES.put(batch, machine.creationDate(), machine.arn());
        for (RegistryChange change : changes) {
            switch (change) {
                case RegistryChange.PublishVersion publish ->
                    batch.put(
                            Table.RECORDS,
                            Keys.version(machine.arn(), publish.version().number()),
                            bytes(RegistryCodec.encode(publish.version())));
                case RegistryChange.WithdrawVersion withdraw ->
                    batch.delete(Table.RECORDS, Keys.version(machine.arn(), withdraw.number()));
                case RegistryChange.PutAlias put ->
                    batch.put(
                            Table.RECORDS,
                            Keys.alias(machine.arn(), put.alias().name()),
                            bytes(RegistryCodec.encode(put.alias())));
                case RegistryChange.RemoveAlias remove ->
                    batch.delete(Table.RECORDS, Keys.alias(machine.arn(), remove.name()));
            }
        }
    }

    @Override
    public void remove(String arn) {
        commits.write(batch -> {
            byte[] record = batch.get(Table.RECORDS, Keys.machine(arn));
            if (record != null) {
                RegisteredMachine machine = RegistryCodec.machine(text(record));
                batch.delete(Table.RECORDS, Keys.machine(arn));
                CreationIndex.MACHINES.delete(batch, machine.creationDate(), machine.arn());
                for (int number = 1; number <= machine.lastVersion(); number++) {
                    batch.delete(Table.RECORDS, Keys.version(arn, number));
                }
                aliasRows(arn).forEach(row -> batch.delete(Table.RECORDS, row.key()));
            }
            return true;
        });
    }

    @Override
    public MachinePage machines(int limit, Optional<String> after) {
        CreationIndex.Page<RegisteredMachine> page = CreationIndex.MACHINES.page(database, limit, after, this::machine);
        return new MachinePage(page.things(), page.next());
    }

    @Override
    public Optional<MachineVersion> version(String stateMachineArn, int number) {
        return Optional.ofNullable(database.get(Table.RECORDS, Keys.version(stateMachineArn, number)))
                .map(record -> RegistryCodec.version(text(record)));
    }

    @Override
    public VersionPage versions(String stateMachineArn, int limit, Optional<String> after) {
        byte[] prefix = Keys.versions(stateMachineArn);
        byte[] from = after.map(number -> Keys.next(Keys.version(stateMachineArn, Integer.parseInt(number))))
                .orElse(prefix);
        List<Row> rows = database.rows(Table.RECORDS, from, Keys.after(prefix), limit + 1);
        List<MachineVersion> page = rows.stream()
                .limit(limit)
                .map(row -> RegistryCodec.version(text(row.value())))
                .toList();
        return new VersionPage(
                page,
                rows.size() > limit
                        ? Optional.of(Integer.toString(page.getLast().number()))
                        : Optional.empty());
    }

    @Override
    public Optional<MachineAlias> alias(String stateMachineArn, String name) {
        return Optional.ofNullable(database.get(Table.RECORDS, Keys.alias(stateMachineArn, name)))
                .map(record -> RegistryCodec.alias(text(record)));
    }

    @Override
    public List<MachineAlias> aliases(String stateMachineArn) {
        return aliasRows(stateMachineArn).stream()
                .map(row -> RegistryCodec.alias(text(row.value())))
                .toList();
    }

    /** Sorted by their keys, which is by name. */
    private List<Row> aliasRows(String stateMachineArn) {
        byte[] prefix = Keys.aliases(stateMachineArn);
        return database.rows(Table.RECORDS, prefix, Keys.after(prefix), MachineAlias.MOST);
    }

    private static String text(byte[] record) {
        return new String(record, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
