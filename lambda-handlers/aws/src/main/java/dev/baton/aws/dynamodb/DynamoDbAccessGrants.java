package dev.baton.aws.dynamodb;

import dev.baton.engine.access.AccessGrant;
import dev.baton.engine.access.AccessGrants;
import dev.baton.engine.access.GrantCodec;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/** Grants as items of one partition of the registry: there are few, and whoever looks wants all of them. */
public final class DynamoDbAccessGrants implements AccessGrants {
    private final DynamoDbTable<RegistryRow> table;
    private final StoreCalls calls;

    DynamoDbAccessGrants(DynamoDbTable<RegistryRow> table, StoreCalls calls) {
        this.table = table;
        this.calls = calls;
    }

    @Override
    public void put(AccessGrant grant) {
        RegistryRow row = RegistryRow.of(RegistryKeys.GRANTS, grant.id());
        row.text = GrantCodec.encode(grant);
        calls.run(() -> table.putItem(row));
    }

    @Override
    public Optional<AccessGrant> find(String id) {
        RegistryRow found = calls.ask(() -> table.getItem(
                request -> request.key(Row.key(RegistryKeys.GRANTS, id)).consistentRead(true)));
        return Optional.ofNullable(found).map(row -> GrantCodec.decode(Row.present(row.text)));
    }

    @Override
    public void remove(String id) {
        calls.run(() -> table.deleteItem(Row.key(RegistryKeys.GRANTS, id)));
    }

    @Override
    public List<AccessGrant> all() {
        QueryConditional where = QueryConditional.keyEqualTo(
                Key.builder().partitionValue(RegistryKeys.GRANTS).build());
        return calls.ask(
                () -> table.query(query -> query.queryConditional(where).consistentRead(true)).items().stream()
                        .map(row -> GrantCodec.decode(Row.present(row.text)))
                        .toList());
    }
}
