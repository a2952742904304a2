package dev.baton.harness.cost;

import dev.baton.harness.cost.Prices.Assumption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What stands in the executions table, and for how long: items and index rows by <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB's rules</a>, until
 * their {@code ttl}.
 *
 * @param since until when counts from here
 */
record Storage(DynamoDbClient client, String table, double itemOverhead, Instant since) {
    private static final double SECONDS_PER_MONTH = 30 * 86_400.0;
    private static final double GIGABYTE = 1 << 30;

    /** The key attributes of each index; its rows hold them and the table's keys. */
    private static final List<List<String>> INDEXES = List.of(List.of("lk", "ls"), List.of("dk", "ds"));

    static Storage of(DynamoDbClient client, String table, Prices prices) {
        return new Storage(client, table, prices.assumed(Assumption.ITEM_OVERHEAD), Instant.now());
    }

    /** How many gigabytes for how many months. */
    double gigabyteMonths() {
        double sum = 0;
        for (Map<String, AttributeValue> item :
                client.scanPaginator(request -> request.tableName(table)).items()) {
            sum += bytes(item) * months(item);
        }
        return sum / GIGABYTE;
    }

    private double months(Map<String, AttributeValue> item) {
        AttributeValue ttl = item.get("ttl");
        if (ttl == null) {
            throw new IllegalStateException("an item never expires: " + item.get("pk") + " " + item.get("sk"));
        }
        return (Long.parseLong(ttl.n()) - since.getEpochSecond()) / SECONDS_PER_MONTH;
    }

    private double bytes(Map<String, AttributeValue> item) {
        double bytes = itemOverhead;
        for (String name : item.keySet()) {
            bytes += size(item, name);
        }
        for (List<String> index : INDEXES) {
            if (item.keySet().containsAll(index)) {
                bytes += itemOverhead + size(item, "pk") + size(item, "sk");
                bytes += size(item, index.get(0)) + size(item, index.get(1));
            }
        }
        return bytes;
    }

    private static long size(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        long size = name.length();
        if (value == null) {
            return size;
        }
        size += value.s() != null ? value.s().getBytes(StandardCharsets.UTF_8).length : 0;
        size += value.n() != null ? value.n().length() / 2 + 1 : 0;
        size += value.b() != null ? value.b().asByteArrayUnsafe().length : 0;
        return size;
    }
}
