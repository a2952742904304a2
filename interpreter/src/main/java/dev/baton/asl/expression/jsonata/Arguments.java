package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments that a signature has checked. */
record Arguments(List<?> values) {
    @Nullable
    Object at(int i) {
        return i < values.size() ? values.get(i) : null;
    }

    @Nullable
    String text(int i) {
        return at(i) instanceof String text ? text : null;
    }

    @Nullable
    Number number(int i) {
        return at(i) instanceof Number number ? number : null;
    }

    /** A limit: whole, and not below zero. */
    int limit(int i, String error) {
        if (!(at(i) instanceof Number limit)) {
            return Integer.MAX_VALUE;
        }
        if (limit.doubleValue() < 0) {
            throw new JException(error, -1, limit);
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(limit.doubleValue()));
    }
}
