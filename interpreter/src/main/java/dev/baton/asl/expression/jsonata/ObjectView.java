package dev.baton.asl.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Work;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object as an unmodifiable map, its members converted, and counted, when they are looked at. */
final class ObjectView extends AbstractMap<String, Object> {
    private final ObjectNode node;
    private final Work work;

    ObjectView(ObjectNode node, Work work) {
        this.node = node;
        this.work = work;
    }

    /** What it shows; an expression that hands the object on gets the very tree back. */
    JsonNode node() {
        return node;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        work.spend(1);
        return key instanceof String name ? NodeViews.of(node.get(name), work) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && node.has(name);
    }

    @Override
    public int size() {
        return node.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                Iterator<Entry<String, JsonNode>> members = node.properties().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return members.hasNext();
                    }

                    @Override
                    @SuppressWarnings("NullAway") // a member is never absent
                    public Entry<String, Object> next() {
                        Entry<String, JsonNode> member = members.next();
                        work.spend(1);
                        return Map.entry(member.getKey(), NodeViews.of(member.getValue(), work));
                    }
                };
            }

            @Override
            public int size() {
                return node.size();
            }
        };
    }
}
