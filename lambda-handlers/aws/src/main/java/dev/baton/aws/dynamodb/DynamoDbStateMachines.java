package dev.baton.aws.dynamodb;

import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.RegistryCodec;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.registry.VersionPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The registry on DynamoDB. What belongs together is written in a transaction, whose request token makes it safe to repeat.
 * The list of machines is a partition of its own, not an index, so that a machine is listed as soon as it stands.
 */
public final class DynamoDbStateMachines implements StateMachines {
    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<RegistryRow> table;
    private final RegistryReads reads;
    private final Bodies bodies;
    private final StoreCalls calls;

    DynamoDbStateMachines(
            DynamoDbEnhancedClient client, DynamoDbTable<RegistryRow> table, Bodies bodies, StoreCalls calls) {
        this.client = client;
        this.table = table;
        this.reads = new RegistryReads(client, table, calls);
        this.bodies = bodies;
        this.calls = calls;
    }

    @Override
    public void saveDefinition(String id, String text) {
        RegistryRow row = RegistryRow.of(RegistryKeys.definition(id), RegistryKeys.DEFINITION);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        row.body = bodies.write(RegistryKeys.definition(id), RegistryKeys.DEFINITION_PARTS, utf8, Optional.empty());
        calls.run(() -> table.putItem(row));
    }

    @Override
    public Optional<String> definition(String id) {
        return reads.row(RegistryKeys.definition(id), RegistryKeys.DEFINITION)
                .map(row -> bodies.read(RegistryKeys.definition(id), Row.present(row.body)))
                .map(utf8 -> new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<RegisteredMachine> create(RegisteredMachine machine, List<RegistryChange> changes) {
        TransactWriteItemsEnhancedRequest.Builder writes = writes(machine, Conditions.ABSENT, changes);
        writes.addPutItem(table, RegistryRow.of(RegistryKeys.LIST, RegistryKeys.listed(machine)));
        try {
            write(writes);
            return Optional.empty();
        } catch (TransactionCanceledException e) {
            var standing = e.cancellationReasons().getFirst().item();
            return Optional.of(RegistryCodec.machine(Row.present(RegistryRow.SCHEMA.mapToItem(standing).text)));
        }
    }

    @Override
    public boolean replace(RegisteredMachine next, List<RegistryChange> changes) {
        Expression condition = Expression.builder()
                .expression("stamp = :before")
                .putExpressionValue(":before", AttributeValue.fromN(Long.toString(next.stamp() - 1)))
                .build();
        try {
            write(writes(next, condition, changes));
            return true;
        } catch (TransactionCanceledException e) {
            return false;
        }
    }

    /** The machine, first, and what comes with it. */
    private TransactWriteItemsEnhancedRequest.Builder writes(
            RegisteredMachine machine, Expression condition, List<RegistryChange> changes) {
        RegistryRow row = RegistryRow.of(machine.arn(), RegistryKeys.MACHINE);
        row.text = RegistryCodec.encode(machine);
        row.stamp = machine.stamp();
        TransactWriteItemsEnhancedRequest.Builder writes = TransactWriteItemsEnhancedRequest.builder()
                .addPutItem(
                        table,
                        TransactPutItemEnhancedRequest.builder(RegistryRow.class)
                                .item(row)
                                .conditionExpression(condition)
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .build());
        changes.forEach(change -> add(writes, machine.arn(), change));
        return writes;
    }

    private void add(TransactWriteItemsEnhancedRequest.Builder writes, String arn, RegistryChange change) {
        switch (change) {
            case RegistryChange.PublishVersion publish -> {
                RegistryRow row = RegistryRow.of(
                        arn, RegistryKeys.version(publish.version().number()));
                row.text = RegistryCodec.encode(publish.version());
                writes.addPutItem(table, row);
            }
            case RegistryChange.WithdrawVersion withdraw ->
                writes.addDeleteItem(table, Row.key(arn, RegistryKeys.version(withdraw.number())));
            case RegistryChange.PutAlias put -> {
                RegistryRow row =
                        RegistryRow.of(arn, RegistryKeys.alias(put.alias().name()));
                row.text = RegistryCodec.encode(put.alias());
                writes.addPutItem(table, row);
            }
            case RegistryChange.RemoveAlias remove ->
                writes.addDeleteItem(table, Row.key(arn, RegistryKeys.alias(remove.name())));
        }
    }

    private void write(TransactWriteItemsEnhancedRequest.Builder writes) {
        TransactWriteItemsEnhancedRequest request =
                writes.clientRequestToken(UUID.randomUUID().toString()).build();
        calls.run(() -> client.transactWriteItems(request));
    }

    @Override
    public Optional<RegisteredMachine> machine(String arn) {
        return reads.machine(arn);
    }

    /** Versions and aliases go first: if this call dies half-way, the machine still stands and can be removed again. */
    @Override
    public void remove(String arn) {
        reads.companionKeys(arn).forEach(key -> calls.run(() -> table.deleteItem(key)));
        reads.machine(arn)
                .ifPresent(machine -> write(TransactWriteItemsEnhancedRequest.builder()
                        .addDeleteItem(table, Row.key(arn, RegistryKeys.MACHINE))
                        .addDeleteItem(table, Row.key(RegistryKeys.LIST, RegistryKeys.listed(machine)))));
    }

    @Override
    public MachinePage machines(int limit, Optional<String> after) {
        return reads.machines(limit, after);
    }

    @Override
    public Optional<MachineVersion> version(String stateMachineArn, int number) {
        return reads.row(stateMachineArn, RegistryKeys.version(number))
                .map(row -> RegistryCodec.version(Row.present(row.text)));
    }

    @Override
    public VersionPage versions(String stateMachineArn, int limit, Optional<String> after) {
        return reads.versions(stateMachineArn, limit, after);
    }

    @Override
    public Optional<MachineAlias> alias(String stateMachineArn, String name) {
        return reads.alias(stateMachineArn, name);
    }

    @Override
    public List<MachineAlias> aliases(String stateMachineArn) {
        return reads.aliases(stateMachineArn);
    }
}
