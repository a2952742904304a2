package dev.baton.functions;

import dev.baton.aws.dynamodb.BadRows;
import dev.baton.aws.dynamodb.DynamoDbStore;
import dev.baton.aws.dynamodb.Restamping;
import dev.baton.aws.dynamodb.Tables;
import dev.baton.aws.sqs.DynamoDbTimeBuckets;
import dev.baton.aws.sqs.TimeBuckets;
import dev.baton.engine.access.AccessGrants;
import dev.baton.engine.activity.Activities;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.search.DeclaredIndex;
import dev.baton.engine.search.IndexedExecutionLog;
import dev.baton.engine.search.SearchIndex;
import dev.baton.engine.search.TaggedAttributes;
import dev.baton.engine.token.CompletedTokens;
import dev.baton.engine.token.Tokens;
import dev.baton.functions.logging.LogLines;
import java.time.InstantSource;

/** What the functions keep. */
record Stores(
        ExecutionLog log,
        SearchIndex index,
        SideRecords sideRecords,
        Tokens tokens,
        StateMachines machines,
        Activities activities,
        AccessGrants accessGrants,
        ExpressInputs expressInputs,
        TimeBuckets timeBuckets,
        Restamping restamping,
        CompletedTokens completedTokens,
        BadRows badRows) {

    static Stores of(Clients clients, FunctionSettings settings, InstantSource clock) {
        DynamoDbStore store = new DynamoDbStore(
                clients.dynamoDb(),
                new Tables(settings.executionsTable(), settings.registryTable()),
                clients.blobs(),
                clock,
                settings.retention());
        TaggedAttributes attributes = new TaggedAttributes(store.machines(), clock);
        ExecutionLog metered = new MeteredLog(store.log(), new Metrics(LogLines::print, clock));
        return new Stores(
                new IndexedExecutionLog(metered, store.clueRows(), attributes),
                new DeclaredIndex(store.clueRows(), attributes),
                store.sideRecords(),
                store.tokens(),
                store.machines(),
                store.activities(),
                store.accessGrants(),
                store.expressInputs(),
                new DynamoDbTimeBuckets(clients.dynamoDb(), settings.executionsTable()),
                store.restamping(),
                store.tokens(),
                store.badRows());
    }
}
