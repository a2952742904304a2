package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.integrations.sdk.model.SdkNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * The two ways in which Step Functions shows services: integrations of its first years speak as the AWS SDK for Java 1 did, the
 * generic one speaks as its version 2 does.
 */
public enum Dialect {
    /** {@code MD5OfMessageBody}; dates are milliseconds since 1970. */
    SDK_1 {
        @Override
        public String member(String model) {
            return SdkNames.upperFirst(model);
        }

        @Override
        public JsonNode timestamp(Instant instant) {
            return NODES.numberNode(instant.toEpochMilli());
        }

        @Override
        String blob(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    },

    /** {@code Md5OfMessageBody}; dates are texts in ISO 8601. */
    SDK_2 {
        @Override
        public String member(String model) {
            return SdkNames.member(model);
        }

        @Override
        public JsonNode timestamp(Instant instant) {
            return NODES.textNode(instant.toString());
        }

        @Override
        String blob(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    };

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The name of a member of the model. */
    public abstract String member(String model);

    /** A moment in a result. */
    public abstract JsonNode timestamp(Instant instant);

    abstract String blob(byte[] bytes);
}
