package dev.baton.asl.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON array as an unmodifiable list, its elements converted when they are looked at. */
final class ArrayView extends AbstractList<@Nullable Object> implements RandomAccess {
    private final ArrayNode node;

    ArrayView(ArrayNode node) {
        this.node = node;
    }

    /** What it shows. */
    JsonNode node() {
        return node;
    }

    @Override
    public @Nullable Object get(int index) {
        return NodeViews.of(node.get(Objects.checkIndex(index, node.size())));
    }

    @Override
    public int size() {
        return node.size();
    }
}
