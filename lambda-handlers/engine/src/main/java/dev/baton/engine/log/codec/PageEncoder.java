package dev.baton.engine.log.codec;

import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.json.Json;

/**
 * Writes pages of results. Of a page that the log knows, only the results that came to it are written: written whole, it
 * would be paid for as often as it has results.
 */
final class PageEncoder {
    private final FieldWriter out;

    PageEncoder(FieldWriter out) {
        this.out = out;
    }

    void write(PageKey key, ResultPage before, ResultPage page) {
        out.number(key.frame());
        out.number(key.page());
        boolean grown = !hasLost(before, page);
        out.flag(grown);
        ResultPage base = grown ? before : ResultPage.empty();
        long mask = 0;
        for (int slot = 0; slot < ResultPage.SIZE; slot++) {
            Json result = page.get(slot).orElse(null);
            if (result != null && result != base.get(slot).orElse(null)) {
                mask |= 1L << slot;
            }
        }
        out.number(mask);
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            out.json(page.get(Long.numberOfTrailingZeros(rest)).orElseThrow());
        }
    }

    private static boolean hasLost(ResultPage before, ResultPage page) {
        for (int slot = 0; slot < ResultPage.SIZE; slot++) {
            if (before.get(slot).isPresent() && page.get(slot).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
