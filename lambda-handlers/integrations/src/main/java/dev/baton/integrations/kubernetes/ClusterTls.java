package dev.baton.integrations.kubernetes;

import dev.baton.integrations.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** How a cluster and its caller know each other: by certificates of the cluster's own. */
final class ClusterTls {
    private static final char[] NO_PASSWORD = new char[0];

    private ClusterTls() {}

    static Tls of(Cluster cluster) throws NoClusterException {
        try {
            Optional<TrustManager[]> trusted = cluster.authority().isEmpty()
                    ? Optional.empty()
                    : Optional.of(trusted(cluster.authority().get()));
            Optional<KeyManager[]> own = cluster.caller() instanceof Cluster.Caller.Certificate certificate
                    ? Optional.of(own(certificate))
                    : Optional.empty();
            return new Tls(trusted, own);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new NoClusterException("The certificates of the cluster cannot be read: " + e.getMessage());
        }
    }

    private static TrustManager[] trusted(String authority) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : certificates(authority)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        if (number == 0) {
            throw new GeneralSecurityException("the authority has no certificate");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] own(Cluster.Caller.Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "caller",
                PemKey.parse(certificate.key()),
                NO_PASSWORD,
                certificates(certificate.chain()).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
