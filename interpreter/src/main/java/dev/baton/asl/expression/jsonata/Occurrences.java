package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import dev.baton.asl.expression.CountedText;
import dev.baton.asl.expression.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The places at which a regular expression matches a text, one after the other, as JSONata's matchers find them. */
final class Occurrences {
    private final String text;
    private final Matcher matcher;
    private int start;
    private boolean over;

    /**
     * One of them.
     *
     * @param groups without the whole match; null where a group took no part
     */
    record Occurrence(String match, int start, int end, List<@Nullable String> groups) {

        /** As the function that computes a replacement gets it. */
        Map<String, Object> asObject() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("match", match);
            object.put("start", start);
            object.put("end", end);
            object.put("groups", groups);
            return object;
        }
    }

    /** @param start where to begin */
    Occurrences(Pattern pattern, String text, int start, Work work) {
        this.text = text;
        this.matcher = pattern.matcher(new CountedText(text, work));
        this.start = start;
    }

    /**
     * The next one.
     *
     * @throws JException D1004 when it is empty, because there would be no end of them
     */
    Optional<Occurrence> next() {
        boolean found = !over && (start > 0 ? matcher.find(start) : matcher.find());
        start = 0;
        if (!found) {
            return Optional.empty();
        }
        if (matcher.end() == matcher.start()) {
            throw new JException("D1004", -1, "");
        }
        over = matcher.end() >= text.length();
        List<@Nullable String> groups = new ArrayList<>(matcher.groupCount());
        for (int group = 1; group <= matcher.groupCount(); group++) {
            groups.add(matcher.group(group));
        }
        return Optional.of(new Occurrence(matcher.group(), matcher.start(), matcher.end(), groups));
    }
}
