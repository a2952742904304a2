package dev.baton.integrations.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import dev.baton.integrations.http.Connection.Authorization;
import dev.baton.integrations.http.HttpExchange.Outcome;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Tokens by client credentials (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, 4.4</a>), kept until shortly before their end. */
final class OAuthTokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpExchange exchange;
    private final InstantSource clock;
    private final Map<Authorization.OAuth, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {}

    OAuthTokens(HttpExchange exchange, InstantSource clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    /** A token, kept or new. */
    String token(Authorization.OAuth oauth) throws NoConnectionException {
        Kept standing = kept.get(oauth);
        if (standing != null && clock.instant().isBefore(standing.until())) {
            return standing.token();
        }
        Kept fresh = ask(oauth);
        kept.put(oauth, fresh);
        return fresh.token();
    }

    /** The token was refused: the next one is new. */
    void forget(Authorization.OAuth oauth) {
        kept.remove(oauth);
    }

    private Kept ask(Authorization.OAuth oauth) throws NoConnectionException {
        Outcome outcome = exchange.send(request(oauth));
        if (!(outcome instanceof Outcome.Answered answered) || answered.status() / 100 != 2) {
            throw new NoConnectionException(
                    "AuthorizationFailed", "No token from " + oauth.endpoint() + ": " + told(outcome));
        }
        try {
            JsonNode answer = Json.parse(HttpResults.text(answered)).node();
            String token = answer.path("access_token").asText();
            if (token.isEmpty()) {
                throw new NoConnectionException(
                        "AuthorizationFailed", "The answer of " + oauth.endpoint() + " has no access_token");
            }
            Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(0));
            return new Kept(token, clock.instant().plus(life).minus(MARGIN));
        } catch (JsonProcessingException e) {
            throw new NoConnectionException("AuthorizationFailed", "The answer of " + oauth.endpoint() + " is no JSON");
        }
    }

    private static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> "status " + answered.status();
            case Outcome.TooLong tooLong -> "too long an answer";
            case Outcome.Broken broken -> broken.message();
            case Outcome.Forbidden forbidden -> forbidden.message();
        };
    }

    private static HttpExecuteRequest request(Authorization.OAuth oauth) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", oauth.clientId());
        form.put("client_secret", oauth.clientSecret());
        form.putAll(oauth.body());
        StringBuilder text = new StringBuilder();
        form.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(SdkHttpUtils.urlEncode(name))
                .append('=')
                .append(SdkHttpUtils.urlEncode(value)));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(oauth.method()))
                .uri(URI.create(oauth.endpoint()))
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Content-Length", Integer.toString(body.length));
        oauth.headers().forEach(request::putHeader);
        oauth.query().forEach(request::putRawQueryParameter);
        return HttpExecuteRequest.builder()
                .request(request.build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build();
    }
}
