package dev.baton.harness.chaos;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** Counts conditional writes of entries, as the proxy before DynamoDB sees them. */
final class Commits implements FaultyProxy.Witness {
    private static final Pattern ENTRY = Pattern.compile("\"sk\":\\{\"S\":\"e\\d{12}\"}");
    private static final String CONDITION_FAILED = "ConditionalCheckFailedException";

    private final LongAdder done = new LongAdder();
    private final LongAdder conflicts = new LongAdder();

    @Override
    public void answered(String action, byte[] request, int status, byte[] answer) {
        if (!action.equals("PutItem") || !ENTRY.matcher(text(request)).find()) {
            return;
        }
        if (status == 200) {
            done.increment();
        } else if (text(answer).contains(CONDITION_FAILED)) {
            conflicts.increment();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Entries that were written. */
    long done() {
        return done.sum();
    }

    /** Entries that were refused because one of that number stood there: another driver's, or one's own after a lost answer. */
    long conflicts() {
        return conflicts.sum();
    }
}
