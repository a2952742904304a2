package dev.baton.integrations.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.encryption.EncryptionContext;
import dev.baton.engine.encryption.KeyService.DataKey;
import dev.baton.engine.encryption.KmsStandIn;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.KeyThrottledException;
import dev.baton.engine.log.StoreException;
import dev.baton.integrations.AwsSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KmsKeysTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/mine";
    private static final EncryptionContext CONTEXT =
            EncryptionContext.of("arn:aws:states:us-east-1:123456789012:stateMachine:m");

    private KmsStandIn kms;
    private KmsKeys keys;

    @BeforeEach
    void start() throws IOException {
        kms = KmsStandIn.start();
        keys = KmsKeys.of(new AwsSettings(Map.of("AWS_ENDPOINT_URL", kms.url())));
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    @Test
    void aDataKeyIsOpenedInItsContextAndInNoOther() {
        DataKey key = keys.newDataKey(KEY, CONTEXT);
        assertThat(keys.open(key.wrapped(), CONTEXT)).isEqualTo(key.clear());
        EncryptionContext other = EncryptionContext.of(CONTEXT.arn() + "2");
        assertThatThrownBy(() -> keys.open(key.wrapped(), other))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("InvalidCiphertextException");
        assertThat(kms.calls())
                .first()
                .isEqualTo(new KmsStandIn.Call(
                        "GenerateDataKey", "{\"aws:states:stateMachineArn\":\"" + CONTEXT.arn() + "\"}"));
    }

    @Test
    void refusalsKeepTheirReasons() {
        DataKey key = keys.newDataKey(KEY, CONTEXT);
        assertThat(refusal("DisabledException", key).keyState()).contains("DISABLED");
        assertThat(refusal("KMSInvalidStateException", key).keyState()).contains("PENDING_DELETION");
        assertThat(refusal("KeyUnavailableException", key).keyState()).contains("UNAVAILABLE");
        assertThat(refusal("AccessDeniedException", key).reason()).isEqualTo(KeyRefusedException.Reason.ACCESS_DENIED);
        assertThat(refusal("NotFoundException", key).reason()).isEqualTo(KeyRefusedException.Reason.ACCESS_DENIED);
        kms.refuse(KEY, "ThrottlingException");
        assertThatThrownBy(() -> keys.newDataKey(KEY, CONTEXT)).isInstanceOf(KeyThrottledException.class);
        kms.refuse(KEY, "KMSInternalException");
        assertThatThrownBy(() -> keys.newDataKey(KEY, CONTEXT)).isInstanceOf(StoreException.class);
    }

    private KeyRefusedException refusal(String error, DataKey key) {
        kms.refuse(KEY, error);
        Optional<KeyRefusedException> thrown = Optional.empty();
        try {
            keys.open(key.wrapped(), CONTEXT);
        } catch (KeyRefusedException e) {
            thrown = Optional.of(e);
        }
        return thrown.orElseThrow();
    }

    @Test
    void aServiceThatIsNotThereIsNoRefusal() {
        kms.close();
        assertThatThrownBy(() -> keys.newDataKey(KEY, CONTEXT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("KMS did not answer");
    }
}
