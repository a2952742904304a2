package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.Lazy;
import dev.baton.integrations.sdk.endpoint.Endpoint;
import dev.baton.integrations.sdk.model.Traits;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signs requests with AWS's signature, version 4, by the SDK's own signer. */
final class AwsSigner {
    private final Lazy<AwsV4HttpSigner> signer = new Lazy<>(AwsV4HttpSigner::create);

    HttpExecuteRequest signed(AwsCall call, Endpoint endpoint, SdkHttpRequest request, byte[] body) {
        if (isUnsigned(call.operation().traits())) {
            return HttpExecuteRequest.builder()
                    .request(request)
                    .contentStreamProvider(() -> new ByteArrayInputStream(body))
                    .build();
        }
        Optional<JsonNode> scheme = endpoint.signing();
        boolean s3 = call.service().arnName().equals("s3");
        SignedRequest signed = signer.get()
                .sign(sign -> sign.identity(call.credentials())
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(
                                AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                text(scheme, "signingName").orElseGet(call.service()::signingName))
                        .putProperty(
                                AwsV4HttpSigner.REGION_NAME,
                                text(scheme, "signingRegion").orElse(call.region()))
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !s3)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !s3));
        HttpExecuteRequest.Builder ready = HttpExecuteRequest.builder().request(signed.request());
        signed.payload().ifPresent(ready::contentStreamProvider);
        return ready.build();
    }

    private static boolean isUnsigned(Traits operation) {
        return operation.text("authtype").equals(Optional.of("none"))
                || operation.node().path("auth").path(0).asText().equals("smithy.api#noAuth");
    }

    private static Optional<String> text(Optional<JsonNode> scheme, String field) {
        return scheme.map(node -> node.path(field).asText()).filter(text -> !text.isEmpty());
    }
}
