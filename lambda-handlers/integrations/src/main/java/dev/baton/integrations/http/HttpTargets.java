package dev.baton.integrations.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which hosts HTTP tasks may call: any public one by HTTPS. Addresses of this machine, of private networks, of the link (where clouds
 * keep their metadata) and of nobody in particular only if the host is named, and then also by plain HTTP.
 *
 * @param allowed hosts, in lower case, with a port or without
 */
public record HttpTargets(Set<String> allowed) {
    public HttpTargets {
        allowed = Set.copyOf(allowed);
    }

    /**
     * Reads {@code BATON_HTTP_ALLOW}: {@code localhost:9000,internal.example}.
     *
     * @param text hosts with commas between them
     */
    public static HttpTargets of(String text) {
        Set<String> hosts = new TreeSet<>();
        for (String host : text.split(",", -1)) {
            if (!host.isBlank()) {
                hosts.add(host.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new HttpTargets(hosts);
    }

    /** Whether the host is named. */
    boolean isNamed(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return allowed.contains(name) || allowed.contains(name + ":" + port);
    }

    /** Whether the host is named, with whichever port. */
    boolean isNamed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return allowed.stream().anyMatch(one -> one.equals(name) || one.startsWith(name + ":"));
    }

    /** Whether an address is one that anybody may be sent to. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean ipv4 = bytes.length == 4;
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        boolean shared = ipv4
                && (first == 0
                        || first >= 240
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 198 && (second & 0xfe) == 18)
                        || (first == 192 && second == 0));
        boolean uniqueLocal = !ipv4 && (first & 0xfe) == 0xfc;
        // Addresses of IPv4 in other clothes: mapped, compatible, translated (::/8), 6to4 (2002::/16), Teredo
        // (2001::/32).
        boolean tunnelled = !ipv4
                && (first == 0
                        || (first == 0x20 && second == 0x02)
                        || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
        return !special && !shared && !uniqueLocal && !tunnelled;
    }
}
