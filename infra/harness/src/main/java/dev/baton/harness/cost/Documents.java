package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/**
 * Documents as tasks hand them on: half of a document are random characters of Base64's alphabet, which cannot be made smaller than six
 * bits each; the rest are member names and values as orders have them. No two are alike.
 */
final class Documents {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String[] WORDS = {
        "pending", "confirmed", "warehouse", "express delivery", "gift wrapped", "credit card", "invoice", "backorder"
    };
    private static final int RANDOM_IN_LINE = 24;

    private Documents() {}

    /** One of about that many bytes. */
    static ObjectNode of(int bytes, Random random) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("orderNumber", 1_000_000 + random.nextInt(9_000_000));
        document.put("customer", "customer-" + random.nextInt(100_000));
        ArrayNode lines = document.putArray("lines");
        int half = bytes / 2;
        int drawn = 0;
        while (drawn < half) {
            int more = Math.min(RANDOM_IN_LINE, half - drawn);
            ObjectNode line = lines.addObject();
            line.put("sku", characters(more, random));
            drawn += more;
            if (document.toString().length() + half - drawn < bytes - 24) {
                line.put("state", WORDS[random.nextInt(WORDS.length)]);
            }
        }
        return document;
    }

    private static String characters(int count, Random random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
