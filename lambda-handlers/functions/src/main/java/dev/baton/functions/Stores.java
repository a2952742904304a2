package dev.baton.functions;

import dev.baton.aws.dynamodb.BadRows;
import dev.baton.aws.dynamodb.DynamoDbStore;
import dev.baton.aws.dynamodb.Restamping;
import dev.baton.aws.dynamodb.Tables;
import dev.baton.aws.sqs.DynamoDbTimeBuckets;
import dev.baton.aws.sqs.TimeBuckets;
import dev.baton.engine.activity.Activities;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.token.CompletedTokens;
import dev.baton.engine.token.Tokens;
import dev.baton.functions.logging.LogLines;
import java.time.InstantSource;

/** What the functions keep. */
record Stores(
        ExecutionLog log,
        Tokens tokens,
        StateMachines machines,
        Activities activities,
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
        return new Stores(
                new MeteredLog(store.log(), new Metrics(LogLines::print, clock)),
                store.tokens(),
                store.machines(),
                store.activities(),
                store.expressInputs(),
                new DynamoDbTimeBuckets(clients.dynamoDb(), settings.executionsTable()),
                store.restamping(),
                store.tokens(),
                store.badRows());
    }
}
