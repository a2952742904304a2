package dev.baton.cdk.account;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Forms, as HTML's and the query protocol of AWS have them. */
final class Form {
    private Form() {}

    static Map<String, String> read(String text) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            String name = equals < 0 ? field : field.substring(0, equals);
            String value = equals < 0 ? "" : field.substring(equals + 1);
            fields.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return fields;
    }
}
