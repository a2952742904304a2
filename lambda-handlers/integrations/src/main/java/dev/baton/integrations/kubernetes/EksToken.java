package dev.baton.integrations.kubernetes;

import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Lazy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * What EKS takes for a role's name: a signed URL of STS's GetCallerIdentity, in which the cluster's name is signed, too (<a
 * href="https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html">EKS' guide</a>).
 */
final class EksToken {
    private static final Duration VALID = Duration.ofSeconds(60);

    private final AwsSettings settings;
    private final Lazy<AwsV4HttpSigner> signer = new Lazy<>(AwsV4HttpSigner::create);

    EksToken(AwsSettings settings) {
        this.settings = settings;
    }

    String of(String cluster, String region, AwsCredentialsIdentity identity) {
        URI sts = settings.endpoint("STS").orElseGet(() -> URI.create("https://sts." + region + ".amazonaws.com"));
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(sts)
                .encodedPath("/")
                .putRawQueryParameter("Action", "GetCallerIdentity")
                .putRawQueryParameter("Version", "2011-06-15")
                .putHeader("x-k8s-aws-id", cluster)
                .build();
        SignedRequest signed = signer.get()
                .sign(sign -> sign.identity(identity)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, VALID));
        byte[] url = signed.request().getUri().toString().getBytes(StandardCharsets.UTF_8);
        return "k8s-aws-v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(url);
    }
}
