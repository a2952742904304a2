package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CreateActivityTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:a";
    private static final String MINE =
            "\"encryptionConfiguration\":{\"type\":\"CUSTOMER_MANAGED_KMS_KEY\",\"kmsKeyId\":\"alias/mine\"}";

    private final ApiWorld world = new ApiWorld();

    private String call(String action, String request) {
        return new String(world.call(action, request).body(), StandardCharsets.UTF_8);
    }

    @Test
    void keyIsKeptAndShown() {
        call("CreateActivity", "{\"name\":\"a\"," + MINE + "}");
        assertThat(call("DescribeActivity", "{\"activityArn\":\"" + ARN + "\"}"))
                .contains("\"kmsKeyId\":\"alias/mine\"", "\"kmsDataKeyReusePeriodSeconds\":300");
    }

    @Test
    void sameNameAndKeyIsTheSameActivity() {
        call("CreateActivity", "{\"name\":\"a\"," + MINE + "}");
        assertThat(call("CreateActivity", "{\"name\":\"a\"," + MINE + "}")).contains(ARN);
    }

    @Test
    void keyOfOneThatIsThereIsNotChanged() {
        call("CreateActivity", "{\"name\":\"a\"}");
        assertThat(call("CreateActivity", "{\"name\":\"a\"," + MINE + "}")).contains("ActivityAlreadyExists");
        assertThat(call("DescribeActivity", "{\"activityArn\":\"" + ARN + "\"}"))
                .contains("AWS_OWNED_KEY");
    }

    @Test
    void typeAndKeyThatContradictEachOtherAreRefused() {
        assertThat(call(
                        "CreateActivity",
                        "{\"name\":\"a\",\"encryptionConfiguration\":{\"type\":\"CUSTOMER_MANAGED_KMS_KEY\"}}"))
                .contains("InvalidEncryptionConfiguration");
    }
}
