package dev.baton.local;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.InMemoryActivities;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.records.InMemorySideRecords;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.registry.InMemoryStateMachines;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.search.ClueRows;
import dev.baton.engine.search.DeclaredIndex;
import dev.baton.engine.search.InMemoryClueRows;
import dev.baton.engine.search.IndexedExecutionLog;
import dev.baton.engine.search.SearchAttributes;
import dev.baton.engine.search.SearchIndex;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.Tokens;
import dev.baton.local.store.EmbeddedStore;
import dev.baton.local.store.StoreOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What one process keeps, in a folder or in memory.
 *
 * @param name for people
 * @param secret of tokens; as lasting as what it seals
 * @param open hands over every open execution
 * @param end closes the store
 */
record LocalStore(
        String name,
        ExecutionLog log,
        Tokens tokens,
        StateMachines machines,
        Activities activities,
        ExpressInputs expressInputs,
        SideRecords sideRecords,
        SearchIndex index,
        byte[] secret,
        Consumer<Consumer<ExecutionKey>> open,
        Runnable end) {

    /** What has ended is kept as long in memory, of which there is less than of a disk. */
    private static final Duration IN_MEMORY_RETENTION = Duration.ofDays(1);

    /** The same, with the log that all shall use. */
    LocalStore with(ExecutionLog seen) {
        return new LocalStore(
                name, seen, tokens, machines, activities, expressInputs, sideRecords, index, secret, open, end);
    }

    static LocalStore inMemory(InstantSource clock) {
        InMemoryTokens tokens = new InMemoryTokens();
        InMemoryExecutionLog log = new InMemoryExecutionLog(clock, IN_MEMORY_RETENTION, tokens::forget);
        ClueRows rows = new InMemoryClueRows(log);
        Function<String, SearchAttributes> everything = machine -> SearchAttributes.EVERYTHING;
        byte[] secret = new byte[Secret.BYTES];
        new SecureRandom().nextBytes(secret);
        return new LocalStore(
                "in memory, gone with this process",
                new IndexedExecutionLog(log, rows, everything),
                tokens,
                new InMemoryStateMachines(),
                new InMemoryActivities(),
                new InMemoryExpressInputs(),
                new InMemorySideRecords(),
                new DeclaredIndex(rows, everything),
                secret,
                each -> {},
                () -> {});
    }

    /** @throws dev.baton.local.store.StoreRefusedException when the folder is in use, damaged or of a newer version */
    static LocalStore inFolder(Path folder, InstantSource clock) {
        EmbeddedStore store =
                EmbeddedStore.open(new StoreOptions(folder, clock, StoreOptions.USUAL_RETENTION, EntryReader::inputOf));
        return new LocalStore(
                folder.toAbsolutePath().normalize().toString(),
                store.log(),
                store.tokens(),
                store.machines(),
                store.activities(),
                store.expressInputs(),
                store.sideRecords(),
                store.index(),
                Secret.of(folder),
                each -> store.forEachOpen((key, dueAt) -> each.accept(key)),
                store::close);
    }
}
