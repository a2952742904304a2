package dev.baton.aws.dynamodb;

import dev.baton.aws.blob.Blobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ports on DynamoDB, put together over one client. All of them are thread-safe. */
public final class DynamoDbStore {
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final int MOST_LOOKED_AT = 3000;

    private final DynamoDbExecutionLog log;
    private final DynamoDbTokens tokens;
    private final DynamoDbExpressInputs expressInputs;
    private final DynamoDbStateMachines machines;
    private final DynamoDbActivities activities;
    private final DynamoDbAccessGrants accessGrants;
    private final Restamping restamping;
    private final DynamoDbClueRows clueRows;
    private final DynamoDbSideRecords sideRecords;
    private final BadRows badRows = new BadRows();

    /**
     * @param client with its usual retries; they are safe, because every write is recognised when it comes again
     * @param blobs where bodies of more than 1.5 MB (compressed) lie; without it they are cut into parts, too
     * @param retention how long a finished execution is kept after its end
     */
    public DynamoDbStore(
            DynamoDbClient client, Tables tables, Optional<Blobs> blobs, InstantSource clock, Duration retention) {
        this(
                client,
                tables,
                blobs,
                clock,
                new Retention(retention),
                new StoreCalls(TRIES, FIRST_PAUSE),
                MOST_LOOKED_AT);
    }

    DynamoDbStore(
            DynamoDbClient client,
            Tables tables,
            Optional<Blobs> blobs,
            InstantSource clock,
            Retention retention,
            StoreCalls calls,
            int mostLookedAt) {
        DynamoDbEnhancedClient enhanced = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .extensions()
                .build();
        String name = tables.executions();
        var partTable = enhanced.table(name, PartRow.SCHEMA);
        Bodies bodies = new Bodies(new Parts(partTable, calls), blobs);
        HeadRows headRows = new HeadRows(partTable, bodies, calls, retention);
        Heads heads = new Heads(enhanced, name, headRows, calls, clock);
        var dueIndex = enhanced.table(name, IndexRow.DUE_SCHEMA).index(IndexRow.DUE);
        var listIndex = enhanced.table(name, IndexRow.LIST_SCHEMA).index(IndexRow.LIST);
        MergedIndex due = new MergedIndex(dueIndex, calls, true);
        restamping = new Restamping(
                heads,
                due,
                enhanced.table(name, StampRow.SCHEMA),
                enhanced.table(name, StampCursorRow.SCHEMA),
                badRows,
                calls,
                retention,
                clock);
        log = new DynamoDbExecutionLog(
                heads,
                new Entries(enhanced.table(name, EntryRow.SCHEMA), bodies, calls, retention, clock),
                new ExecutionLists(heads, new MergedIndex(listIndex, calls, false), due, mostLookedAt, badRows),
                restamping);
        clueRows = new DynamoDbClueRows(enhanced.table(name, ClueRow.SCHEMA), heads, calls, retention, clock);
        sideRecords = new DynamoDbSideRecords(enhanced.table(name, SideRow.SCHEMA), calls, retention, clock);
        tokens = new DynamoDbTokens(enhanced, name, due, bodies, calls, retention, clock);
        expressInputs = new DynamoDbExpressInputs(enhanced, name, due, bodies, calls, retention, clock);
        Bodies definitions =
                new Bodies(new Parts(enhanced.table(tables.registry(), PartRow.SCHEMA), calls), Optional.empty());
        machines = new DynamoDbStateMachines(
                enhanced, enhanced.table(tables.registry(), RegistryRow.SCHEMA), definitions, calls);
        accessGrants = new DynamoDbAccessGrants(enhanced.table(tables.registry(), RegistryRow.SCHEMA), calls);
        activities = new DynamoDbActivities(enhanced, enhanced.table(tables.registry(), RegistryRow.SCHEMA), calls);
    }

    public DynamoDbExecutionLog log() {
        return log;
    }

    public DynamoDbTokens tokens() {
        return tokens;
    }

    public DynamoDbExpressInputs expressInputs() {
        return expressInputs;
    }

    public DynamoDbStateMachines machines() {
        return machines;
    }

    public DynamoDbActivities activities() {
        return activities;
    }

    /** Rows of what machines declare for searches. */
    public DynamoDbClueRows clueRows() {
        return clueRows;
    }

    /** Who changed what, batches, claims. */
    public DynamoDbSideRecords sideRecords() {
        return sideRecords;
    }

    /** What callers of the API may do. */
    public DynamoDbAccessGrants accessGrants() {
        return accessGrants;
    }

    /** What could not be read. */
    public BadRows badRows() {
        return badRows;
    }

    /** What keeps the items of executions that stay open for long from expiring. */
    public Restamping restamping() {
        return restamping;
    }
}
