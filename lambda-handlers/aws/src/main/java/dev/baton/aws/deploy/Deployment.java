package dev.baton.aws.deploy;

import dev.baton.aws.dynamodb.Tables;
import dev.baton.aws.sqs.Queues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What was made for the functions. */
public record Deployment(Tables tables, Queues queues, Optional<String> bucket) {
    public Deployment {
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(queues, "queues");
        Objects.requireNonNull(bucket, "bucket");
    }

    /** The functions' environment variables that name it (docs/functions.md), in that order. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BATON_EXECUTIONS_TABLE", tables.executions());
        environment.put("BATON_REGISTRY_TABLE", tables.registry());
        environment.put("BATON_QUEUE_URL", queues.shortLane());
        environment.put("BATON_LONG_QUEUE_URL", queues.longLane());
        environment.put("BATON_EXPRESS_QUEUE_URL", queues.express());
        environment.put("BATON_DEAD_LETTER_QUEUE_URL", queues.dead());
        bucket.ifPresent(name -> environment.put("BATON_PAYLOAD_BUCKET", name));
        return environment;
    }
}
