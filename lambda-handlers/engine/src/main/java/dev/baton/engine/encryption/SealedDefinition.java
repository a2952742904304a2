package dev.baton.engine.encryption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.registry.EncryptionSettings.CustomerKey;
import java.util.Base64;
import java.util.Objects;

/**
 * A definition as it is stored under a customer's key, in the place of its text:
 *
 * <pre>
 * {"stateMachineArn": …, "kmsKeyId": …, "reusePeriodSeconds": …, "sealed": an envelope in base64}
 * </pre>
 *
 * <p>It is no definition, so a program that knows no envelopes refuses it.
 *
 * @param stateMachineArn whose it is
 * @param key by which it and the executions by it are encrypted
 * @param sealed {@link Envelope}
 */
record SealedDefinition(String stateMachineArn, CustomerKey key, byte[] sealed) {
    SealedDefinition {
        Objects.requireNonNull(stateMachineArn, "stateMachineArn");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sealed, "sealed");
    }

    EncryptionContext context() {
        return EncryptionContext.of(stateMachineArn);
    }

    String text() {
        return Json.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("stateMachineArn", stateMachineArn)
                        .put("kmsKeyId", key.kmsKeyId())
                        .put("reusePeriodSeconds", key.reusePeriodSeconds())
                        .put("sealed", Base64.getEncoder().encodeToString(sealed)))
                .text();
    }

    /**
     * Reads {@link #text}.
     *
     * @throws StoreException when it is something else
     */
    static SealedDefinition of(String id, String text) {
        try {
            JsonNode node = Json.parse(text).node();
            return new SealedDefinition(
                    node.required("stateMachineArn").textValue(),
                    new CustomerKey(
                            node.required("kmsKeyId").textValue(),
                            node.required("reusePeriodSeconds").intValue()),
                    Base64.getDecoder().decode(node.required("sealed").textValue()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StoreException("the encrypted definition " + id + " is damaged", e);
        }
    }
}
