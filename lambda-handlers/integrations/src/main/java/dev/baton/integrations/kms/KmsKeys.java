package dev.baton.integrations.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Arn;
import dev.baton.engine.encryption.EncryptionContext;
import dev.baton.engine.encryption.KeyService;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.KeyThrottledException;
import dev.baton.engine.log.StoreException;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.HttpClients;
import dev.baton.integrations.sdk.AwsCall;
import dev.baton.integrations.sdk.AwsClient;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.OwnCredentials;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.ServiceModels;
import dev.baton.integrations.sdk.protocol.WireError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Keys of AWS KMS, used with this process's own credentials: GenerateDataKey and Decrypt, each with the encryption context (AWS KMS API
 * reference). A key that is named by its ARN is used in its own region.
 */
public final class KmsKeys implements KeyService {
    private static final String SERVICE = "kms";
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final AwsClient client;
    private final Supplier<AwsCredentialsIdentity> credentials;
    private final String region;

    private KmsKeys(AwsClient client, Supplier<AwsCredentialsIdentity> credentials, String region) {
        this.client = client;
        this.credentials = credentials;
        this.region = region;
    }

    /** Where the environment has KMS: {@code AWS_ENDPOINT_URL_KMS}, {@code AWS_ENDPOINT_URL}, else AWS's own. */
    public static KmsKeys of(AwsSettings settings) {
        AwsClient client = new AwsClient(settings, new HttpClients(SILENCE), Map.of());
        return new KmsKeys(client, new OwnCredentials(settings)::own, settings.region());
    }

    @Override
    public DataKey newDataKey(String kmsKeyId, EncryptionContext context) {
        ObjectNode input = input(context).put("KeyId", kmsKeyId).put("KeySpec", "AES_256");
        String where = region(kmsKeyId);
        JsonNode output = call("GenerateDataKey", where, input);
        return new DataKey(bytes(output, "Plaintext"), WrappedKey.of(where, bytes(output, "CiphertextBlob")));
    }

    @Override
    public byte[] open(byte[] wrapped, EncryptionContext context) {
        WrappedKey key = WrappedKey.read(wrapped);
        return bytes(
                call("Decrypt", key.region(), input(context).put("CiphertextBlob", key.ciphertext())), "Plaintext");
    }

    /** What KMS wrapped, which tells by which key, and the region of that key, which it does not tell. */
    private record WrappedKey(String region, byte[] ciphertext) {

        static byte[] of(String region, byte[] ciphertext) {
            byte[] name = region.getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(1 + name.length + ciphertext.length)
                    .put((byte) name.length)
                    .put(name)
                    .put(ciphertext)
                    .array();
        }

        static WrappedKey read(byte[] wrapped) {
            int end = wrapped.length == 0 ? 0 : 1 + wrapped[0];
            if (end < 1 || end > wrapped.length) {
                throw new StoreException("a wrapped key is damaged");
            }
            return new WrappedKey(
                    new String(wrapped, 1, end - 1, StandardCharsets.US_ASCII),
                    Arrays.copyOfRange(wrapped, end, wrapped.length));
        }
    }

    private static ObjectNode input(EncryptionContext context) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.putObject("EncryptionContext").put(context.name(), context.arn());
        return input;
    }

    private String region(String kmsKeyId) {
        return Arn.parse(kmsKeyId).map(Arn::region).orElse(region);
    }

    private static byte[] bytes(JsonNode output, String member) {
        try {
            byte[] value = output.path(member).binaryValue();
            if (value != null) {
                return value;
            }
        } catch (IOException e) {
            throw new StoreException("KMS answered with a " + member + " that is no base64", e);
        }
        throw new StoreException("KMS answered without a " + member);
    }

    /** Both calls may be made twice; one that was not answered is, for a connection that was kept may just have been closed. */
    private JsonNode call(String action, String inRegion, ObjectNode input) {
        AwsReply reply = once(action, inRegion, input);
        if (reply instanceof AwsReply.Unanswered) {
            reply = once(action, inRegion, input);
        }
        return switch (reply) {
            case AwsReply.Done done -> done.output();
            case AwsReply.Refused refused -> throw refusal(refused.error());
            case AwsReply.Unanswered unanswered ->
                throw new StoreException("KMS did not answer: " + unanswered.message());
            case AwsReply.TooLong tooLong -> throw new StoreException("KMS answered too much");
        };
    }

    private AwsReply once(String action, String inRegion, ObjectNode input) {
        ServiceModel service = ServiceModels.all().service(SERVICE).orElseThrow();
        AwsCredentialsIdentity identity;
        try {
            identity = credentials.get();
        } catch (SdkClientException e) {
            throw KeyRefusedException.accessDenied("There are no credentials for KMS: " + e.getMessage());
        }
        return client.call(new AwsCall(
                service,
                service.operation(action).orElseThrow(),
                input,
                identity,
                inRegion,
                Optional.empty(),
                SILENCE));
    }

    /** Errors as the KMS API reference has them. */
    private static RuntimeException refusal(WireError error) {
        String code = error.code().orElse("an error without a name");
        String text = error.message().orElse("");
        String message = "KMS refuses the key: " + code + ": " + text;
        return switch (code) {
            case "DisabledException" -> KeyRefusedException.invalidState(message, "DISABLED");
            case "KMSInvalidStateException" -> KeyRefusedException.invalidState(message, state(text));
            case "KeyUnavailableException" -> KeyRefusedException.invalidState(message, "UNAVAILABLE");
            case "ThrottlingException", "LimitExceededException" -> new KeyThrottledException(message);
            case "DependencyTimeoutException", "KMSInternalException" -> new StoreException(message);
            default -> KeyRefusedException.accessDenied(message);
        };
    }

    private static String state(String message) {
        if (message.contains("pending import")) {
            return "PENDING_IMPORT";
        }
        return message.contains("unavailable") ? "UNAVAILABLE" : "PENDING_DELETION";
    }
}
