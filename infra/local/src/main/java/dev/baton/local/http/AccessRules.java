package dev.baton.local.http;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may speak to the server. Without rules, any page that the developer's browser shows could drive the API, and through it
 * call functions with the developer's credentials: by a name of its own that it lets point to 127.0.0.1 (DNS rebinding), or by a
 * form that it posts here. So a request must name a host that is this machine's own, and what a browser sends for another
 * page is refused. Where the server listens for other machines, names prove nothing: there a token is asked for.
 *
 * @param hosts names beside the loopback ones, in small letters and without port
 * @param token what clients must show, as their access key id (all SDKs send it) or as bearer token; empty where only this
 *     machine can connect
 */
public record AccessRules(Set<String> hosts, Optional<String> token) {
    /** A server that listens on a loopback address. */
    public static final AccessRules LOOPBACK = new AccessRules(Set.of(), Optional.empty());

    private static final List<String> USUAL = List.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:[0-9]{1,5})?");
    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final String BEARER = "Bearer ";
    /** AWS's SDKs put it before the host of StartSyncExecution and TestState. */
    private static final String SYNC = "sync-";

    public AccessRules {
        hosts = Set.copyOf(hosts);
    }

    /** Whether SDKs carry such a text as an access key id, and nobody guesses it. */
    public static boolean canBeToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /**
     * Why a request is refused, in a sentence for the client; empty when it may pass.
     *
     * @param method {@code GET}, {@code POST} …
     * @param target the request's target, absolute when it came as to a proxy
     */
    Optional<String> objection(String method, URI target, Headers headers) {
        if (token.isPresent()) {
            return shows(headers, token.get())
                    ? Optional.empty()
                    : Optional.of("This server asks for a token: give it as the access key id, or as bearer token");
        }
        return foreignHost(target, headers)
                .map(host -> "This server does not answer for the host '" + shortened(host)
                        + "'. If it is yours, start it with --allow-host")
                .or(() -> foreignPage(method, headers));
    }

    private static boolean shows(Headers headers, String token) {
        String authorization =
                Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
        Matcher key = ACCESS_KEY.matcher(authorization);
        String shown = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : key.find() ? key.group(1) : "";
        // As long for a wrong one as for a right one.
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> foreignHost(URI target, Headers headers) {
        List<String> named = headers.getOrDefault("Host", List.of());
        if (named.size() > 1) {
            return Optional.of(String.join(", ", named));
        }
        if (!named.isEmpty() && !isOurs(named.getFirst().strip())) {
            return Optional.of(named.getFirst());
        }
        return Optional.ofNullable(target.getAuthority()).filter(authority -> !isOurs(authority.strip()));
    }

    /** What browsers say of the page that asks. Other clients send none of these headers. */
    private Optional<String> foreignPage(String method, Headers headers) {
        List<String> origins = headers.getOrDefault("Origin", List.of());
        boolean foreignOrigin =
                !origins.isEmpty() && !origins.stream().allMatch(it -> isSamePlace(it, headers.getFirst("Host")));
        String site = Optional.ofNullable(headers.getFirst("Sec-Fetch-Site")).orElse("none");
        // A link on another page may lead here: the browser shows what comes, and that page does not see it.
        boolean follows = method.equals("GET") && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
        boolean foreignSite = !site.equals("none") && !site.equals("same-origin") && !follows;
        return foreignOrigin || foreignSite
                ? Optional.of("This server does not answer to pages of other sites")
                : Optional.empty();
    }

    private static boolean isSamePlace(String origin, String host) {
        return host != null && origin.equalsIgnoreCase("http://" + host.strip());
    }

    private boolean isOurs(String authority) {
        return isUsual(authority) || isOursOtherwise(authority);
    }

    /** Nearly every request names one of these, and so needs no look at patterns. */
    private static boolean isUsual(String authority) {
        for (String name : USUAL) {
            if (authority.startsWith(name) && isEndOrPort(authority, name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEndOrPort(String authority, int from) {
        if (from == authority.length()) {
            return true;
        }
        int digits = from + 1;
        while (digits < authority.length() && authority.charAt(digits) >= '0' && authority.charAt(digits) <= '9') {
            digits++;
        }
        return authority.charAt(from) == ':' && digits == authority.length() && digits > from + 1 && digits <= from + 6;
    }

    private boolean isOursOtherwise(String authority) {
        Matcher parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        return isKnown(name) || (name.startsWith(SYNC) && isKnown(name.substring(SYNC.length())));
    }

    private boolean isKnown(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || LOOPBACK_ADDRESS.matcher(name).matches()
                || hosts.contains(name);
    }

    private static String shortened(String host) {
        return host.length() <= 100 ? host : host.substring(0, 100) + "…";
    }
}
