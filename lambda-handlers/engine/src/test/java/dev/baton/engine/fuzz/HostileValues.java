package dev.baton.engine.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values at the edges: of numbers, lengths, depths and dates, expressions that do much, texts that mean something elsewhere. */
final class HostileValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEP = 1200;
    private static final String DEEP_ARRAYS = "(deep arrays)";
    private static final String DEEP_OBJECTS = "(deep objects)";
    private static final int LONG = 20_000;

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "0.5",
            "-0.0",
            "1e308",
            "1e400",
            "-1e400",
            "1e-400",
            "99999999",
            "100000000",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e21",
            "123456789012345678901234567890",
            "0.1000000000000000055511151231257827");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\u202e",
            "\ud800",
            "é",
            "𐐷",
            "null",
            "true",
            "-",
            "..",
            "/",
            "\\",
            "\"",
            "'",
            "`",
            "*",
            "$",
            "$$",
            "$.",
            "$..",
            "$..*",
            "$..*..*..*..*",
            "$[0]",
            "$[-1]",
            "$['a']",
            "$.a.b.c",
            "$.a[?(@.b =~ /^(.*?,){22}P/)]",
            "$.a[?(@.b==$.c)]",
            "$[(@.length-1)]",
            "$.a.append(5)",
            "$.a.length()",
            "$.a[0,1]",
            "$.a[0:9999999999]",
            "$$.Execution.Id",
            "$$.Task.Token",
            "$$.Map.Item.Value",
            "$x",
            "$states.input",
            "{%",
            "%}",
            "{%%}",
            "{% %}",
            "{% $states.input %}",
            "{% $states.errorOutput %}",
            "{% 1/0 %}",
            "{% $x %}",
            "{% $undefined($) %}",
            "{% [1..9999999] %}",
            "{% [1..10000000000] %}",
            "{% $pad('', 200000, 'x') %}",
            "{% $match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /(a+)+$/) %}",
            "{% ($f := function($n) {$f($n+1)}; $f(0)) %}",
            "{% ($f := function($n) {$n > 900 ? $n : $f($n+1)}; $f(0)) %}",
            "{% $map([1..5000], function($v) {$sum([1..$v])}) %}",
            "{% $string($) %}",
            "{% $eval('1+1') %}",
            "{% $random() %}",
            "States.Format('{}', $)",
            "States.Format('{')",
            "States.ArrayRange(1, 9999999, 1)",
            "States.ArrayRange(0, 10, 0)",
            "States.Array($, $, $)",
            "States.StringToJson($)",
            "States.JsonToString($)",
            "States.UUID()",
            "States.Nope($)",
            "States.MathRandom(1, 1)",
            "States.Base64Encode('x')",
            "States.Hash('x', 'MD5')",
            "States.ALL",
            "States.Runtime",
            "States.TaskFailed",
            "2026-11-28T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "1970-01-01T00:00:00+99:99",
            "arn:aws:lambda:us-east-1:123456789012:function:f",
            "arn:aws:states:::lambda:invoke",
            "arn:aws:states:::lambda:invoke.waitForTaskToken",
            "arn:aws:states:::states:startExecution.sync:2",
            "arn:aws:states:::aws-sdk:dynamodb:getItem",
            "arn:aws:states:::batch:submitJob.sync",
            "arn::::::",
            "arn:aws:states:us-east-1:123456789012:activity:a",
            "Task",
            "Pass",
            "Wait",
            "Choice",
            "Map",
            "Parallel",
            "Succeed",
            "Fail",
            "Parllel",
            "JSONata",
            "JSONPath",
            "DISTRIBUTED",
            "INLINE",
            "FULL",
            "NONE",
            "EXPRESS",
            "STANDARD",
            "__proto__",
            "constructor",
            "${x}",
            "%s%n",
            "<script>alert(1)</script>");

    private final RandomGenerator random;

    HostileValues(RandomGenerator random) {
        this.random = random;
    }

    /** Any of them. */
    JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> number();
            case 2, 3, 4, 5, 6 -> JSON.textNode(text());
            case 7 -> JSON.booleanNode(random.nextBoolean());
            case 8 -> JSON.nullNode();
            case 9 -> random.nextBoolean() ? JSON.arrayNode() : JSON.objectNode();
            case 10 ->
                random.nextInt(8) == 0 ? JSON.textNode(random.nextBoolean() ? DEEP_ARRAYS : DEEP_OBJECTS) : many();
            default -> JSON.textNode(text().repeat(1 + random.nextInt(random.nextInt(40) == 0 ? LONG : 3)));
        };
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private JsonNode number() {
        String text = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return text.matches("-?[0-9]+") ? JSON.numberNode(new BigInteger(text)) : JSON.numberNode(new BigDecimal(text));
    }

    /** The text of a document with the depths that stand in it by name only: no tree could be written so deep. */
    static String withDepths(String text) {
        return text.replace('"' + DEEP_ARRAYS + '"', "[".repeat(DEEP) + "1" + "]".repeat(DEEP))
                .replace('"' + DEEP_OBJECTS + '"', "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
    }

    private JsonNode many() {
        ArrayNode array = JSON.arrayNode();
        int length = random.nextInt(random.nextInt(10) == 0 ? LONG : 60);
        for (int i = 0; i < length; i++) {
            array.add(i);
        }
        return array;
    }
}
