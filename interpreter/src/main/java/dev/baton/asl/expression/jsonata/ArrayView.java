package dev.baton.asl.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.baton.asl.expression.Work;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON array as an unmodifiable list, its elements converted, and counted, when they are looked at. */
final class ArrayView extends AbstractList<@Nullable Object> implements RandomAccess {
    private final ArrayNode node;
    private final Work work;

    ArrayView(ArrayNode node, Work work) {
        this.node = node;
        this.work = work;
    }

    /** What it shows. */
    JsonNode node() {
        return node;
    }

    @Override
    public @Nullable Object get(int index) {
        work.spend(1);
        return NodeViews.of(node.get(Objects.checkIndex(index, node.size())), work);
    }

    @Override
    public int size() {
        return node.size();
    }
}
