package dev.baton.aws.dynamodb;

import dev.baton.engine.log.Incarnation;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The conditions of our writes. */
final class Conditions {
    /** No item of that key. */
    static final Expression ABSENT =
            Expression.builder().expression("attribute_not_exists(pk)").build();

    /** An item of that key: an update shall not make one. */
    static final Expression PRESENT =
            Expression.builder().expression("attribute_exists(pk)").build();

    private Conditions() {}

    /** No head of that name, or an expired one. */
    static Expression nameIsFree(Instant now) {
        return Expression.builder()
                .expression("attribute_not_exists(pk) OR gone <= :now")
                .expressionValues(Map.of(
                        ":now", AttributeValue.fromN(Retention.number(now).toPlainString())))
                .build();
    }

    /** The head is of that incarnation and open. */
    static Expression open(Incarnation incarnation) {
        return ofIncarnation("inc = :inc AND attribute_not_exists(#end)", incarnation, Map.of("#end", "end"));
    }

    /** The head is of that incarnation, and open or not yet settled. */
    static Expression openOrOwing(Incarnation incarnation) {
        return ofIncarnation(
                "inc = :inc AND (attribute_not_exists(#end) OR attribute_exists(#due))",
                incarnation,
                Map.of("#end", "end", "#due", "dk"));
    }

    /** The head is of that incarnation, open, and was redriven so often. */
    static Expression openAfter(int redrives, Incarnation incarnation) {
        return redriven("inc = :inc AND attribute_not_exists(#end)", redrives, incarnation);
    }

    /** The head is of that incarnation, closed, and was redriven so often. */
    static Expression closedAfter(int redrives, Incarnation incarnation) {
        return redriven("inc = :inc AND attribute_exists(#end)", redrives, incarnation);
    }

    /** The same, and no later entry than that one is noted on it. */
    static Expression closedAndKnown(int redrives, long seq, Incarnation incarnation) {
        Expression known = Expression.builder()
                .expression("attribute_not_exists(cs) OR cs <= :cs")
                .putExpressionValue(":cs", AttributeValue.fromN(Long.toString(seq)))
                .build();
        return Expression.join(closedAfter(redrives, incarnation), known, " AND ");
    }

    private static Expression redriven(String text, int redrives, Incarnation incarnation) {
        if (redrives == 0) {
            return ofIncarnation(text + " AND attribute_not_exists(rc)", incarnation, Map.of("#end", "end"));
        }
        Expression counted = Expression.builder()
                .expression("rc = :rc")
                .putExpressionValue(":rc", AttributeValue.fromN(Integer.toString(redrives)))
                .build();
        return Expression.join(ofIncarnation(text, incarnation, Map.of("#end", "end")), counted, " AND ");
    }

    /** The head is of that incarnation, open, and nobody asked for a stop. */
    static Expression openAndUnasked(Incarnation incarnation) {
        return ofIncarnation(
                "inc = :inc AND attribute_not_exists(#end) AND attribute_not_exists(#stop)",
                incarnation,
                Map.of("#end", "end", "#stop", "stop"));
    }

    private static Expression ofIncarnation(String text, Incarnation incarnation, Map<String, String> names) {
        return Expression.builder()
                .expression(text)
                .expressionNames(names)
                .expressionValues(
                        Map.of(":inc", AttributeValue.fromB(SdkBytes.fromByteArray(ItemKeys.bytes(incarnation)))))
                .build();
    }

    static Expression of(String text, Map<String, String> values) {
        Expression.Builder builder = Expression.builder().expression(text);
        values.forEach((name, value) -> builder.putExpressionValue(name, AttributeValue.fromS(value)));
        return builder.build();
    }
}
