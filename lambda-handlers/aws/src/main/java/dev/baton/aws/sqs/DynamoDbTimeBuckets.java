package dev.baton.aws.sqs;

import dev.baton.engine.log.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Long timers as items of the executions table. A bucket is an hour, cut into shards because a partition takes 1,000 writes a
 * second; {@code pk = timers#HOUR#SHARD}, {@code sk} begins with the time. One partition, {@code timers}, lists the hours that
 * have something, so that a sweep looks at nothing else, and finds what was left when sweeps failed for days.
 */
public final class DynamoDbTimeBuckets implements TimeBuckets {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbTimeBuckets.class);
    private static final int SHARDS = 16;
    private static final long BUCKET_SECONDS = Duration.ofHours(1).toSeconds();
    private static final String HOURS = "timers";

    /** After that time nothing can come into a bucket any more: only what is at least 15 minutes away is parked. */
    private static final Duration CLOSED_AFTER = Duration.ofHours(1);

    /** Of what a sweep should have moved long ago. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_LISTED = 10_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final AtomicInteger bad = new AtomicInteger();

    /** Hours that this process has listed, so that a timer costs one write; bounded by forgetting all. */
    private final Set<Long> listed = ConcurrentHashMap.newKeySet();

    /** @param table with the text keys {@code pk} and {@code sk}, and {@code ttl} in epoch seconds */
    public DynamoDbTimeBuckets(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public void park(ParkedWakeUp parked) {
        long hour = hour(parked.at());
        if (!listed.contains(hour)) {
            put(HOURS, sortable(hour), Map.of("ttl", ttl(parked.at())));
            if (listed.size() >= MOST_LISTED) {
                listed.clear();
            }
            listed.add(hour);
        }
        put(
                partition(hour, shard(parked)),
                sortKey(parked),
                Map.of("m", text(WakeUpMessage.of(parked.wakeUp()).body()), "ttl", ttl(parked.at())));
    }

    @Override
    public List<ParkedWakeUp> near(Instant until, int most) {
        List<ParkedWakeUp> found = new ArrayList<>();
        for (Map<String, AttributeValue> item : query(HOURS, sortable(hour(until)) + "~", most)) {
            long hour = Long.parseLong(textOf(item, "sk"));
            boolean empty = true;
            for (int shard = 0; shard < SHARDS && found.size() < most; shard++) {
                List<Map<String, AttributeValue>> items =
                        query(partition(hour, shard), time(until) + "~", most - found.size());
                empty &= items.isEmpty();
                items.forEach(timer -> parked(timer).ifPresent(found::add));
            }
            if (found.size() >= most) {
                return found;
            }
            if (empty
                    && Instant.ofEpochSecond(hour)
                            .plusSeconds(BUCKET_SECONDS)
                            .plus(CLOSED_AFTER)
                            .isBefore(until)) {
                delete(HOURS, sortable(hour));
            }
        }
        return found;
    }

    @Override
    public int unreadable() {
        return bad.getAndSet(0);
    }

    @Override
    public void drop(ParkedWakeUp parked) {
        delete(partition(hour(parked.at()), shard(parked)), sortKey(parked));
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), BUCKET_SECONDS) * BUCKET_SECONDS;
    }

    private static int shard(ParkedWakeUp parked) {
        return Math.floorMod(parked.wakeUp().key().incarnation().seed(1), SHARDS);
    }

    private static String partition(long hour, int shard) {
        return HOURS + "#" + hour + "#" + shard;
    }

    private static String sortKey(ParkedWakeUp parked) {
        return time(parked.at()) + "#" + parked.wakeUp().key().incarnation().text() + "#"
                + parked.wakeUp().expectedSeq() + "#" + parked.wakeUp().reason();
    }

    private static String time(Instant at) {
        return sortable(at.getEpochSecond()) + "%09d".formatted(at.getNano());
    }

    private static String sortable(long seconds) {
        return "%012d".formatted(seconds);
    }

    private Optional<ParkedWakeUp> parked(Map<String, AttributeValue> item) {
        String sortKey = textOf(item, "sk");
        Instant at = Instant.ofEpochSecond(
                Long.parseLong(sortKey.substring(0, 12)), Long.parseLong(sortKey.substring(12, 21)));
        try {
            return Optional.of(
                    new ParkedWakeUp(WakeUpMessage.parse(textOf(item, "m")).wakeUp(), at));
        } catch (PoisonMessageException e) {
            bad.incrementAndGet();
            LOG.error("The long timer {} cannot be read and is left out: {}", sortKey, e.reason());
            return Optional.empty();
        }
    }

    private void put(String pk, String sk, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.put("pk", text(pk));
        item.put("sk", text(sk));
        ask(() -> dynamoDb.putItem(request -> request.tableName(table).item(item)));
    }

    private void delete(String pk, String sk) {
        ask(() -> dynamoDb.deleteItem(request -> request.tableName(table).key(Map.of("pk", text(pk), "sk", text(sk)))));
    }

    /** Items of a partition whose sort key is before that text, all pages up to the limit. */
    private List<Map<String, AttributeValue>> query(String pk, String before, int most) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk AND sk < :before")
                .expressionAttributeValues(Map.of(":pk", text(pk), ":before", text(before)))
                .consistentRead(true)
                .limit(most)
                .build();
        return ask(() ->
                dynamoDb.queryPaginator(request).items().stream().limit(most).toList());
    }

    private static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreException("the table of long timers does not answer: " + e.getMessage(), e);
        }
    }

    private static String textOf(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new StoreException("a long timer lacks the attribute " + name);
        }
        return value.s();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue ttl(Instant at) {
        return AttributeValue.fromN(Long.toString(at.plus(KEPT).getEpochSecond()));
    }
}
