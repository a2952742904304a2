package dev.baton.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {
    private static final URI ROOT = URI.create("/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8083",
                "LOCALHOST:8083",
                "127.0.0.1:8083",
                "127.1.2.3",
                "[::1]:8083",
                "sync-localhost:8083",
                "sync-127.0.0.1:8083",
                "baton.localhost:8083",
                "sync-baton.localhost:8083"
            })
    void namesOfThisMachinePass(String host) {
        assertThat(ask("POST", ROOT, "Host", host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8083",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "sync-evil.example",
                "evil.example@localhost",
                "localhost:8083@evil.example",
                "localhost evil.example",
                "",
                "[::1].evil.example",
                "10.0.0.1:8083"
            })
    void otherNamesAreRefused(String host) {
        assertThat(ask("POST", ROOT, "Host", host)).get().asString().contains("--allow-host");
        assertThat(ask("GET", ROOT, "Host", host)).isPresent();
    }

    @Test
    void hostOfAnAbsoluteTargetCountsToo() {
        assertThat(ask("POST", URI.create("http://sync-localhost:8083/"), "Host", "localhost"))
                .isEmpty();
        assertThat(ask("POST", URI.create("http://evil.example/"), "Host", "localhost"))
                .isPresent();
    }

    @Test
    void twoHostsAreRefused() {
        Headers headers = new Headers();
        headers.add("Host", "localhost");
        headers.add("Host", "localhost");
        assertThat(AccessRules.LOOPBACK.objection("POST", ROOT, headers)).isPresent();
    }

    @Test
    void allowedNamesPass() {
        AccessRules rules = new AccessRules(Set.of("baton_dev", "build.internal"), Optional.empty());
        assertThat(rules.objection("POST", ROOT, Headers.of("Host", "baton_dev:8083")))
                .isEmpty();
        assertThat(rules.objection("POST", ROOT, Headers.of("Host", "sync-build.internal")))
                .isEmpty();
        assertThat(rules.objection("POST", ROOT, Headers.of("Host", "evil.example")))
                .isPresent();
    }

    @Test
    void pagesOfOtherSitesAreRefused() {
        assertThat(ask("POST", ROOT, "Host", "localhost:8083", "Origin", "http://evil.example"))
                .isPresent();
        assertThat(ask("POST", ROOT, "Host", "localhost:8083", "Origin", "null"))
                .isPresent();
        assertThat(ask("POST", ROOT, "Host", "localhost:8083", "Origin", "http://localhost:3000"))
                .isPresent();
        assertThat(ask("POST", ROOT, "Host", "localhost:8083", "Sec-Fetch-Site", "cross-site"))
                .isPresent();
        assertThat(ask("POST", ROOT, "Host", "localhost:8083", "Sec-Fetch-Site", "same-site"))
                .isPresent();
    }

    @Test
    void ownPagesAndFollowedLinksPass() {
        assertThat(ask(
                        "POST",
                        ROOT,
                        "Host",
                        "localhost:8083",
                        "Origin",
                        "http://localhost:8083",
                        "Sec-Fetch-Site",
                        "same-origin"))
                .isEmpty();
        assertThat(ask("GET", ROOT, "Host", "localhost:8083", "Sec-Fetch-Site", "none"))
                .isEmpty();
        assertThat(ask(
                        "GET",
                        ROOT,
                        "Host",
                        "localhost:8083",
                        "Sec-Fetch-Site",
                        "cross-site",
                        "Sec-Fetch-Mode",
                        "navigate"))
                .isEmpty();
        assertThat(ask("GET", ROOT, "Host", "localhost:8083", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"))
                .isPresent();
    }

    @Test
    void tokenIsTakenAsAccessKeyIdOrBearer() {
        AccessRules rules = new AccessRules(Set.of(), Optional.of("BATON0123456789ABCDEF"));
        String signed = "AWS4-HMAC-SHA256 Credential=BATON0123456789ABCDEF/20261128/us-east-1/states/aws4_request, "
                + "SignedHeaders=host, Signature=0";
        assertThat(rules.objection("POST", ROOT, Headers.of("Host", "build.internal", "Authorization", signed)))
                .isEmpty();
        assertThat(rules.objection("POST", ROOT, Headers.of("Authorization", "Bearer BATON0123456789ABCDEF")))
                .isEmpty();
        assertThat(rules.objection("POST", ROOT, Headers.of("Authorization", signed.replace("CDEF", "CDEE"))))
                .isPresent();
        assertThat(rules.objection("POST", ROOT, Headers.of("Host", "localhost")))
                .isPresent();
    }

    private static Optional<String> ask(String method, URI target, String... headers) {
        return AccessRules.LOOPBACK.objection(method, target, Headers.of(headers));
    }
}
