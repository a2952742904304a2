package dev.baton.local.relay;

import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Hands requests of Step Functions clients on to a Function URL with {@code AWS_IAM}. Clients sign for the service {@code states}, which a Function URL does not
 * take (<a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html">guide</a>); so their signature is dropped, and the relay signs for
 * {@code lambda} with the credentials of its own process. Only Step Functions' actions and Baton's own are handed on.
 */
public final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Pattern FUNCTION_URL = Pattern.compile("[a-z0-9]+\\.lambda-url\\.([a-z0-9-]+)\\.on\\.aws");
    private static final Pattern TARGET = Pattern.compile("(AWSStepFunctions|Baton)\\.[A-Za-z]{1,64}");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** StartSyncExecution takes five minutes at the most. */
    private static final Duration PATIENCE = Duration.ofSeconds(320);
    /** The client of the JDK sets them itself. */
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length", "expect");

    private final URI url;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final HttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /**
     * @param url of the API function
     * @param region in which it is
     * @param credentials asked for each request, because they may be renewed
     */
    public Relay(URI url, String region, AwsCredentialsProvider credentials) {
        this.url = url;
        this.region = region;
        this.credentials = credentials;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** The region that a Function URL names. */
    public static Optional<String> regionOf(URI url) {
        Matcher host = FUNCTION_URL.matcher(Optional.ofNullable(url.getHost()).orElse(""));
        return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
    }

    /** The JDK's client has no words for some failures, such as a host that is not known. */
    private String reason(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "there is no host " + url.getHost();
            }
        }
        return Optional.ofNullable(failure.getMessage()).orElseGet(() -> "no connection to " + url.getAuthority());
    }

    /** The API's answer, or a refusal in the words of AWS. Never throws. */
    public ApiResponse forward(ApiRequest request) {
        String target = request.target().orElse("");
        if (!TARGET.matcher(target).matches()) {
            return ApiHandler.refusal(
                    400, "UnknownOperationException", "The relay hands on actions of Step Functions and of Baton only");
        }
        try {
            return answer(http.send(signed(target, request.body()), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            LOG.warn("{} was not answered: {}", target, e.toString());
            return ApiHandler.refusal(503, "ServiceUnavailable", "The function's URL does not answer: " + reason(e));
        } catch (SdkException e) {
            LOG.warn("{} could not be signed: {}", target, e.getMessage());
            return ApiHandler.refusal(
                    400, "UnrecognizedClientException", "The relay has no credentials: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ApiHandler.refusal(503, "ServiceUnavailable", "The relay is being stopped");
        }
    }

    private HttpRequest signed(String target, byte[] body) {
        SdkHttpRequest plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(url)
                .putHeader("Content-Type", ApiHandler.CONTENT_TYPE)
                .putHeader("X-Amz-Target", target)
                .build();
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(plain)
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.request().forEachHeader((name, values) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static ApiResponse answer(HttpResponse<byte[]> response) {
        Optional<String> id = response.headers().firstValue("x-amzn-RequestId");
        boolean ofTheApi =
                response.headers().firstValue("Content-Type").orElse("").startsWith(ApiHandler.CONTENT_TYPE);
        if (!ofTheApi) {
            return refusal(response);
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", ApiHandler.CONTENT_TYPE);
        id.ifPresent(value -> headers.put("x-amzn-RequestId", value));
        return new ApiResponse(response.statusCode(), headers, response.body());
    }

    /** What Lambda itself says, before any function runs. */
    private static ApiResponse refusal(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 403 ->
                ApiHandler.refusal(
                        400,
                        "AccessDeniedException",
                        "The relay's credentials may not call the function's URL: lambda:InvokeFunctionUrl and"
                                + " lambda:InvokeFunction are needed on it");
            case 413 -> ApiHandler.refusal(400, "ValidationException", "A request of more than 6 MB");
            case 429 -> ApiHandler.refusal(400, "ThrottlingException", "Rate exceeded");
            default ->
                ApiHandler.refusal(503, "ServiceUnavailable", "The function's URL answered " + response.statusCode());
        };
    }
}
