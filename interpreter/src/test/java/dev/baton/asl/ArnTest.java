package dev.baton.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArnTest {
    private static final String ALIAS = "arn:aws-cn:states:cn-north-1:123456789012:stateMachine:m:live";

    @Test
    void hasItsPartsAndIsWrittenAsItWasRead() {
        Arn arn = Arn.of(ALIAS);
        assertThat(arn)
                .isEqualTo(new Arn("aws-cn", "states", "cn-north-1", "123456789012", "stateMachine:m:live"))
                .hasToString(ALIAS);
        assertThat(arn.resourceParts()).containsExactly("stateMachine", "m", "live");
    }

    @Test
    void partsMayBeEmpty() {
        assertThat(Arn.of("arn:aws:s3:::bucket/key:1")).isEqualTo(new Arn("aws", "s3", "", "", "bucket/key:1"));
        assertThat(Arn.of("arn:aws:states:::lambda:").resourceParts()).containsExactly("lambda", "");
    }

    @Test
    void whatHasNotTheFormIsNone() {
        assertThat(Arn.parse("")).isEmpty();
        assertThat(Arn.parse("arn:aws:states:us-east-1:1")).isEmpty();
        assertThat(Arn.parse("nra:aws:states:us-east-1:1:x")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Arn.of("m")).withMessage("not an ARN: m");
    }

    @Test
    void othersAreNamedByIt() {
        Arn arn = Arn.of(ALIAS);
        assertThat(arn.owner()).hasToString("arn:aws-cn:states:cn-north-1:123456789012:stateMachine:m");
        assertThat(arn.beside("execution:m:e")).hasToString("arn:aws-cn:states:cn-north-1:123456789012:execution:m:e");
        assertThat(arn.inService("ecs", "task/c/1")).hasToString("arn:aws-cn:ecs:cn-north-1:123456789012:task/c/1");
        assertThat(Arn.of("arn:aws:states:::x").owner()).hasToString("arn:aws:states:::x");
    }

    @Test
    void lastPartIsWhatFollowsTheLastColon() {
        assertThat(Arn.lastPart(ALIAS)).isEqualTo("live");
        assertThat(Arn.lastPart("m")).isEqualTo("m");
    }
}
