package dev.baton.aws.deploy;

import dev.baton.aws.blueprint.Standard;
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

    /** The URL of the queue with that id of the blueprint. */
    public String queue(String id) {
        return switch (id) {
            case Standard.SHORT -> queues.shortLane();
            case Standard.LONG -> queues.longLane();
            case Standard.EXPRESS -> queues.express();
            case Standard.DEAD -> queues.dead();
            default -> throw new IllegalArgumentException("there is no queue " + id);
        };
    }

    /** The name of the table or bucket with that id of the blueprint; a bucket may not have been made. */
    public Optional<String> name(String id) {
        return switch (id) {
            case Standard.EXECUTIONS -> Optional.of(tables.executions());
            case Standard.REGISTRY -> Optional.of(tables.registry());
            case Standard.PAYLOADS -> bucket;
            default -> throw new IllegalArgumentException("there is no table or bucket " + id);
        };
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
