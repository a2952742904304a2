package dev.baton.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Calls;
import dev.baton.integrations.http.HttpTargets;
import dev.baton.integrations.sdk.AwsTasks;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** A cluster with certificates of its own, as those on a laptop have them. */
class ClusterTlsTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.get();

    private static ClusterStub cluster() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(CERTIFICATES.store(), CERTIFICATES.password());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        java.security.KeyStore callers = java.security.KeyStore.getInstance("PKCS12");
        callers.load(null, null);
        callers.setCertificateEntry("caller", CERTIFICATES.store().getCertificate("one"));
        trusted.init(callers);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new ClusterStub(server);
    }

    private static String encoded(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static TaskAnswer call(ClusterStub cluster, String user) throws InterruptedException {
        String config = """
                {"clusters": [{"name": "k3d", "cluster": {"server": "https://127.0.0.1:%d", "certificate-authority-data": "%s"}}],
                 "users": [{"name": "me", "user": {%s}}],
                 "contexts": [{"name": "k3d-k3d", "context": {"cluster": "k3d", "user": "me"}}]}""".formatted(cluster.port(), encoded(CERTIFICATES.authority()), user);
        AwsTasks tasks = AwsTasks.of(new AwsSettings(Map.of(Clusters.KUBECONFIG, config)));
        return new EksCall(tasks, HttpTargets.of(""))
                .call(
                        Calls.call(
                                "arn:aws:states:::eks:call",
                                "{\"ClusterName\": \"k3d-k3d\", \"Method\": \"GET\", \"Path\": \"/api/v1/namespaces/a/pods\"}"));
    }

    @Test
    void aCallerIsKnownByItsCertificate() throws Exception {
        try (ClusterStub cluster = cluster()) {
            assertThat(call(
                            cluster,
                            "\"client-certificate-data\": \"" + encoded(CERTIFICATES.authority())
                                    + "\", \"client-key-data\": \""
                                    + encoded(TestCertificates.pem(
                                            "PRIVATE KEY", CERTIFICATES.key().getEncoded())) + "\""))
                    .isInstanceOf(TaskAnswer.Succeeded.class);
            assertThat(call(cluster, "\"token\": \"t\"").toString()).contains("EKS.SdkClientException");
        }
    }

    @Test
    void keysOfRsaAreReadInBothForms() throws Exception {
        byte[] enveloped = CERTIFICATES.key().getEncoded();
        byte[] bare = Arrays.copyOfRange(enveloped, 26, enveloped.length);

        assertThat(PemKey.parse(TestCertificates.pem("PRIVATE KEY", enveloped))).isEqualTo(CERTIFICATES.key());
        assertThat(PemKey.parse(TestCertificates.pem("RSA PRIVATE KEY", bare))).isEqualTo(CERTIFICATES.key());
    }

    @Test
    void keysOfEllipticCurvesAreReadInBothForms() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        PrivateKey key = generator.generateKeyPair().getPrivate();
        BigInteger secret = ((ECPrivateKey) key).getS();

        assertThat(PemKey.parse(TestCertificates.pem("PRIVATE KEY", key.getEncoded())))
                .isEqualTo(key);
        PrivateKey read = PemKey.parse("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + TestCertificates.pem("EC PRIVATE KEY", sec1(secret)));
        assertThat(((ECPrivateKey) read).getS()).isEqualTo(secret);
    }

    /** SEC 1: version 1, the secret, the curve. */
    private static byte[] sec1(BigInteger secret) {
        byte[] padded = new byte[32];
        byte[] bytes = secret.toByteArray();
        int from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, padded, 32 - (bytes.length - from), bytes.length - from);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] curve = {(byte) 0xa0, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
        out.writeBytes(new byte[] {0x30, (byte) (3 + 34 + curve.length), 2, 1, 1, 4, 32});
        out.writeBytes(padded);
        out.writeBytes(curve);
        return out.toByteArray();
    }
}
