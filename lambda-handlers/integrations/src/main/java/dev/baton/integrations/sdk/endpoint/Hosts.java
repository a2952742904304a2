package dev.baton.integrations.sdk.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Names of hosts, and addresses. */
final class Hosts {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private Hosts() {}

    static boolean isLabel(String text, boolean dots) {
        if (!dots) {
            return LABEL.matcher(text).matches();
        }
        for (String part : text.split("\\.", -1)) {
            if (!LABEL.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a bucket may stand in a host's name. */
    static boolean isBucketLabel(String bucket, boolean dots) {
        if (bucket.length() < 3
                || bucket.length() > 63
                || ADDRESS.matcher(bucket).matches()) {
            return false;
        }
        if (!dots) {
            return BUCKET.matcher(bucket).matches();
        }
        for (String part : bucket.split("\\.", -1)) {
            if (!part.matches("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")) {
                return false;
            }
        }
        return true;
    }

    static JsonNode url(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web || url.getRawAuthority() == null || url.getRawQuery() != null) {
                return MissingNode.getInstance();
            }
            String path = url.getRawPath() == null ? "" : url.getRawPath();
            String normal = path.isEmpty() || path.endsWith("/") ? path : path + "/";
            ObjectNode parts = JsonNodeFactory.instance.objectNode();
            parts.put("scheme", url.getScheme());
            parts.put("authority", url.getRawAuthority());
            parts.put("path", path);
            parts.put("normalizedPath", normal.isEmpty() ? "/" : normal);
            String host = url.getHost() == null ? "" : url.getHost();
            parts.put("isIp", ADDRESS.matcher(host).matches() || host.startsWith("["));
            return parts;
        } catch (URISyntaxException e) {
            return MissingNode.getInstance();
        }
    }
}
