package dev.baton.integrations.sdk;

import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.TimedExchange;
import dev.baton.integrations.sdk.endpoint.Endpoint;
import dev.baton.integrations.sdk.endpoint.NoEndpointException;
import dev.baton.integrations.sdk.protocol.BodyTraits;
import dev.baton.integrations.sdk.protocol.Protocol;
import dev.baton.integrations.sdk.protocol.UnreadableAnswerException;
import dev.baton.integrations.sdk.protocol.WireAnswer;
import dev.baton.integrations.sdk.protocol.WireRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Calls services, each call once: what was not answered is never sent again from here. */
public final class AwsClient {
    /** What is longer is not read to its end; a task's result may have 256 KiB. */
    static final int LONGEST_ANSWER = 8 * 1024 * 1024;

    private final AwsEndpoints endpoints;
    private final Supplier<SdkHttpClient> http;
    private final Map<String, NearService> near;
    private final AwsSigner signer = new AwsSigner();

    /**
     * A client.
     *
     * @param http made with the first call
     * @param near services that are played in this process, by their names in resources, where the environment names no other place
     *     for them
     */
    public AwsClient(AwsSettings settings, Supplier<SdkHttpClient> http, Map<String, NearService> near) {
        this.endpoints = new AwsEndpoints(settings);
        this.http = http;
        this.near = Map.copyOf(near);
    }

    /** A service in this process: no network is between. */
    @FunctionalInterface
    public interface NearService {
        /** Answers a request that was made for that region. */
        WireAnswer answer(WireRequest request, String region);
    }

    /** Makes a call and waits for its answer. */
    public AwsReply call(AwsCall call) {
        try {
            Protocol protocol = Protocol.of(call.service());
            WireRequest request = BodyTraits.applied(
                    call.operation(),
                    protocol.request(call.service(), call.operation(), call.input()),
                    BodyTraits.COMPRESSED_FROM);
            NearService here = near.get(call.service().arnName());
            if (here != null && !endpoints.isNamed(call.service())) {
                return read(call, protocol, here.answer(request, call.region()));
            }
            Optional<WireAnswer> answer = exchange(call, endpoints.of(call), request);
            return answer.isEmpty() ? new AwsReply.TooLong() : read(call, protocol, answer.get());
        } catch (NoEndpointException e) {
            return new AwsReply.Unanswered(String.valueOf(e.getMessage()), false);
        } catch (UnreadableAnswerException e) {
            return new AwsReply.Unanswered("Unable to unmarshall response (" + e.getMessage() + ")", true);
        } catch (IOException e) {
            boolean sent = !(e instanceof ConnectException || e instanceof UnknownHostException);
            return new AwsReply.Unanswered("Unable to execute HTTP request: " + e.getMessage(), sent);
        }
    }

    private static AwsReply read(AwsCall call, Protocol protocol, WireAnswer answer) throws UnreadableAnswerException {
        return answer.successful()
                ? new AwsReply.Done(protocol.output(call.operation(), answer), answer)
                : new AwsReply.Refused(protocol.error(answer), answer);
    }

    private Optional<WireAnswer> exchange(AwsCall call, Endpoint endpoint, WireRequest request) throws IOException {
        SdkHttpRequest.Builder builder = http(request, prefixed(call, endpoint.url()));
        endpoint.headers().forEach(builder::putHeader);
        call.traceHeader().ifPresent(header -> builder.putHeader("X-Amzn-Trace-Id", header));
        ExecutableHttpRequest prepared =
                http.get().prepareRequest(signer.signed(call, endpoint, builder.build(), request.body()));
        return TimedExchange.within(call.most(), prepared, AwsClient::read);
    }

    private static Optional<WireAnswer> read(HttpExecuteResponse response) throws IOException {
        byte[] body = body(response);
        return body.length > LONGEST_ANSWER
                ? Optional.empty()
                : Optional.of(new WireAnswer(
                        response.httpResponse().statusCode(),
                        response.httpResponse().headers(),
                        body));
    }

    private static SdkHttpRequest.Builder http(WireRequest request, URI url) {
        SdkHttpRequest.Builder builder = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol(url.getScheme())
                .host(url.getHost())
                .encodedPath(request.under(url.getRawPath() == null ? "" : url.getRawPath())
                        .path());
        if (url.getPort() > 0) {
            builder.port(url.getPort());
        }
        request.query().forEach(builder::putRawQueryParameter);
        request.headers().forEach(builder::putHeader);
        if (request.body().length > 0 || !request.method().equals("GET")) {
            builder.putHeader("Content-Length", Integer.toString(request.body().length));
        }
        return builder;
    }

    /** The model's prefix before the host, {@code {AccountId}.}: not before a server of one's own. */
    private URI prefixed(AwsCall call, URI url) {
        String prefix = call.operation()
                .traits()
                .node()
                .path("endpoint")
                .path("hostPrefix")
                .asText();
        if (prefix.isEmpty() || endpoints.named(call.service()).isPresent()) {
            return url;
        }
        String filled = prefix;
        for (String member :
                call.operation().inputShape().orElseThrow().members().keySet()) {
            filled =
                    filled.replace("{" + member + "}", call.input().path(member).asText());
        }
        return URI.create(url.toString().replaceFirst("://", "://" + filled));
    }

    private static byte[] body(HttpExecuteResponse response) throws IOException {
        Optional<AbortableInputStream> stream = response.responseBody();
        if (stream.isEmpty()) {
            return new byte[0];
        }
        AbortableInputStream body = stream.get();
        byte[] bytes = body.readNBytes(LONGEST_ANSWER + 1);
        if (bytes.length > LONGEST_ANSWER) {
            body.abort();
        } else {
            body.close();
        }
        return bytes;
    }
}
