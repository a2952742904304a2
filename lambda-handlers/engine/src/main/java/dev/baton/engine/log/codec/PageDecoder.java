package dev.baton.engine.log.codec;

import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PageEncoder} wrote, into the pages as they were before. */
final class PageDecoder {
    private final FieldReader in;

    PageDecoder(FieldReader in) {
        this.in = in;
    }

    PageKey key() {
        return new PageKey(in.number32(), in.number32());
    }

    void readInto(Map<PageKey, ResultPage> pages) {
        PageKey key = key();
        boolean grown = in.flag();
        ResultPage before = grown ? pages.getOrDefault(key, ResultPage.empty()) : ResultPage.empty();
        long mask = in.number();
        @Nullable Json[] results = new @Nullable Json[ResultPage.SIZE];
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            results[Long.numberOfTrailingZeros(rest)] = in.json();
        }
        pages.put(key, before.withAll(results));
    }
}
