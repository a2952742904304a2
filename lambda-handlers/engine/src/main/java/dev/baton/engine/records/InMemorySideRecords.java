package dev.baton.engine.records;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Records that live as long as the process. Of each kind the newest hundred thousand are kept. */
public final class InMemorySideRecords implements SideRecords {
    private static final int MOST = 100_000;

    private final Map<Kind, NavigableMap<String, String>> kinds = new EnumMap<>(Kind.class);

    public InMemorySideRecords() {
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new ConcurrentSkipListMap<>());
        }
    }

    private NavigableMap<String, String> of(Kind kind) {
        return kinds.getOrDefault(kind, new ConcurrentSkipListMap<>());
    }

    @Override
    public synchronized void put(Kind kind, SideRecord record) {
        of(kind).put(record.key(), record.text());
        if (of(kind).size() > MOST) {
            of(kind).pollFirstEntry();
        }
    }

    @Override
    public synchronized boolean replace(Kind kind, String key, Optional<String> expected, String text) {
        if (!find(kind, key).equals(expected)) {
            return false;
        }
        put(kind, new SideRecord(key, text));
        return true;
    }

    @Override
    public Optional<String> find(Kind kind, String key) {
        return Optional.ofNullable(of(kind).get(key));
    }

    @Override
    public List<SideRecord> latest(Kind kind, Optional<String> below, int limit) {
        NavigableMap<String, String> all = of(kind);
        return below.map(key -> all.headMap(key, false)).orElse(all).descendingMap().entrySet().stream()
                .limit(limit)
                .map(entry -> new SideRecord(entry.getKey(), entry.getValue()))
                .toList();
    }
}
