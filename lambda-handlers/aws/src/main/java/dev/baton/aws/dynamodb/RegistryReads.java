package dev.baton.aws.dynamodb;

import dev.baton.engine.log.PageLimit;
import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryCodec;
import dev.baton.engine.registry.VersionPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;

/** What is read from the registry table; all of it strongly consistent. */
record RegistryReads(DynamoDbEnhancedClient client, DynamoDbTable<RegistryRow> table, StoreCalls calls) {
    private static final int BATCH = 100;

    Optional<RegistryRow> row(String pk, String sk) {
        return Optional.ofNullable(calls.ask(
                () -> table.getItem(request -> request.key(Row.key(pk, sk)).consistentRead(true))));
    }

    Optional<RegisteredMachine> machine(String arn) {
        return row(arn, RegistryKeys.MACHINE).map(row -> RegistryCodec.machine(Row.present(row.text)));
    }

    /** The keys of all that lies beside a machine: its versions and aliases. */
    List<Key> companionKeys(String arn) {
        List<RegistryRow> companions = new ArrayList<>(rows(
                between(arn, RegistryKeys.version(0), RegistryKeys.version(Integer.MAX_VALUE)),
                true,
                Integer.MAX_VALUE));
        companions.addAll(aliasRows(arn));
        return companions.stream().map(row -> Row.key(arn, Row.present(row.sk))).toList();
    }

    Optional<MachineAlias> alias(String arn, String name) {
        return row(arn, RegistryKeys.alias(name)).map(row -> RegistryCodec.alias(Row.present(row.text)));
    }

    /** Sorted by their keys, which is by name. */
    List<MachineAlias> aliases(String arn) {
        return aliasRows(arn).stream()
                .map(row -> RegistryCodec.alias(Row.present(row.text)))
                .toList();
    }

    private List<RegistryRow> aliasRows(String arn) {
        return rows(QueryConditional.sortBeginsWith(Row.key(arn, RegistryKeys.ALIAS)), true, Integer.MAX_VALUE);
    }

    VersionPage versions(String arn, int limit, Optional<String> after) {
        int highest = after.map(Integer::parseInt).orElse(Integer.MAX_VALUE) - 1;
        if (highest < 1) {
            return new VersionPage(List.of(), Optional.empty());
        }
        var found =
                rows(between(arn, RegistryKeys.version(0), RegistryKeys.version(highest)), false, limit + 1).stream()
                        .map(row -> RegistryCodec.version(Row.present(row.text)))
                        .toList();
        return found.size() <= limit
                ? new VersionPage(found, Optional.empty())
                : new VersionPage(
                        found.subList(0, limit),
                        Optional.of(Integer.toString(found.get(limit - 1).number())));
    }

    MachinePage machines(int limit, Optional<String> after) {
        QueryConditional where = after.map(
                        position -> QueryConditional.sortGreaterThan(Row.key(RegistryKeys.LIST, position)))
                .orElse(QueryConditional.keyEqualTo(
                        Key.builder().partitionValue(RegistryKeys.LIST).build()));
        List<String> found = rows(where, true, limit + 1).stream()
                .map(row -> Row.present(row.sk))
                .toList();
        List<String> shown = found.subList(0, Math.min(limit, found.size()));
        Map<String, RegisteredMachine> machines =
                byArn(shown.stream().map(RegistryKeys::arnOfListed).toList());
        List<RegisteredMachine> page = shown.stream()
                .map(RegistryKeys::arnOfListed)
                .map(machines::get)
                .filter(Objects::nonNull)
                .toList();
        return new MachinePage(page, found.size() > limit ? Optional.of(shown.getLast()) : Optional.empty());
    }

    /** Sort keys in their order. */
    List<String> sortKeys(QueryConditional where, int limit) {
        return rows(where, true, limit).stream().map(row -> Row.present(row.sk)).toList();
    }

    private Map<String, RegisteredMachine> byArn(List<String> arns) {
        Map<String, RegisteredMachine> machines = new HashMap<>();
        for (int start = 0; start < arns.size(); start += BATCH) {
            ReadBatch.Builder<RegistryRow> reads =
                    ReadBatch.builder(RegistryRow.class).mappedTableResource(table);
            arns.subList(start, Math.min(arns.size(), start + BATCH))
                    .forEach(arn -> reads.addGetItem(
                            get -> get.key(Row.key(arn, RegistryKeys.MACHINE)).consistentRead(true)));
            calls.run(() -> client.batchGetItem(request -> request.readBatches(reads.build()))
                    .resultsForTable(table)
                    .forEach(row -> machines.put(Row.present(row.pk), RegistryCodec.machine(Row.present(row.text)))));
        }
        return machines;
    }

    private static QueryConditional between(String pk, String from, String to) {
        return QueryConditional.sortBetween(Row.key(pk, from), Row.key(pk, to));
    }

    private List<RegistryRow> rows(QueryConditional where, boolean forward, int limit) {
        return calls.ask(() -> {
            List<RegistryRow> rows = new ArrayList<>();
            for (RegistryRow row : table.query(query -> query.queryConditional(where)
                            .consistentRead(true)
                            .scanIndexForward(forward)
                            .limit(Math.min(limit, PageLimit.MOST)))
                    .items()) {
                rows.add(row);
                if (rows.size() == limit) {
                    break;
                }
            }
            return rows;
        });
    }
}
