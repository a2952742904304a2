package dev.baton.aws.dynamodb;

import dev.baton.aws.blob.InMemoryBlobs;
import dev.baton.engine.encryption.SealedStoresContract;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.record.RecordSource;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every attribute of every item is looked at, as bytes, compressed ones also as they were before. */
@ExtendWith(DynamoDbLocal.class)
class DynamoDbSealedStoresTest extends SealedStoresContract {
    private final DynamoDbClient client = DynamoDbLocal.shared();
    private final Tables tables = DynamoDbLocal.freshTables();
    private final DynamoDbStore store = new DynamoDbStore(
            client, tables, Optional.of(new InMemoryBlobs()), new MutableClock(LogSamples.T0), Stores.RETENTION);

    @Override
    protected StateMachines registry() {
        return store.machines();
    }

    @Override
    protected ExecutionLog log() {
        return store.log();
    }

    @Override
    protected Tokens tokens() {
        return store.tokens();
    }

    @Override
    protected ExpressInputs expressInputs() {
        return store.expressInputs();
    }

    @Override
    protected Stream<byte[]> stored() {
        return Stream.of(tables.executions(), tables.registry())
                .flatMap(table -> client.scanPaginator(scan -> scan.tableName(table)).items().stream())
                .flatMap(item -> item.values().stream())
                .flatMap(DynamoDbSealedStoresTest::bytes);
    }

    private static Stream<byte[]> bytes(AttributeValue value) {
        if (value.b() != null) {
            byte[] raw = value.b().asByteArray();
            return Stream.concat(Stream.of(raw), unpacked(raw));
        }
        return Stream.concat(
                Stream.ofNullable(value.s()).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                value.hasL() ? value.l().stream().flatMap(DynamoDbSealedStoresTest::bytes) : Stream.empty());
    }

    /** What {@link Bodies} compressed; none when it is something else. */
    private static Stream<byte[]> unpacked(byte[] raw) {
        try {
            byte[] clear = RecordSource.read(raw, "a body", source -> {
                boolean compressed = source.octet() == 1 && source.octet() == 1;
                int length = compressed ? source.size() : 0;
                return compressed ? new Compression().decompress(raw, source.position(), length) : new byte[0];
            });
            return Stream.of(clear);
        } catch (StoreException e) {
            return Stream.empty();
        }
    }
}
