package dev.baton.engine.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.Tag;

/** A resource's tags, in the order in which they were set. */
final class Tags {
    private static final int MOST = 50;

    private Tags() {}

    /**
     * The tags with some set or replaced.
     *
     * @param arn of the resource
     * @throws dev.baton.engine.api.wire.ApiException TooManyTags over 50
     */
    static Map<String, String> with(Map<String, String> tags, List<Tag> more, String arn) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        for (Tag tag : more) {
            if (tag.key() != null) {
                all.put(tag.key(), tag.value() == null ? "" : tag.value());
            }
        }
        if (all.size() > MOST) {
            throw ApiErrors.tooManyTags(arn);
        }
        return all;
    }

    static List<Tag> shapes(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
