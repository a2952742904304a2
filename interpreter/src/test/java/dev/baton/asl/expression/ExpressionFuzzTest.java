package dev.baton.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Variables;
import dev.baton.asl.expression.intrinsic.IntrinsicExpression;
import dev.baton.asl.expression.jsonata.JsonataExpression;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Expressions made by chance, the same for the same seed ({@code -Dbaton.fuzz.seed}, {@code -Dbaton.fuzz.expressions}): each
 * compiles or is refused, gives a value or a failure, ends within its share of work, and leaves the documents as they are.
 */
class ExpressionFuzzTest {
    private static final int EXPRESSIONS = Integer.getInteger("baton.fuzz.expressions", 1_500);
    private static final long SEED = Long.getLong("baton.fuzz.seed", 20_261_128);

    private static final List<String> DOCUMENTS = List.of(
            "{\"a\":[1,2,{\"b\":\"x\",\"c\":null}],\"b\":{\"a\":{\"b\":[[]]},\"l\":[true,false]},\"s\":\"a,b.c\",\"n\":1.5,\"e\":[]}",
            "[{\"a\":1,\"b\":\"1\"},{\"a\":\"1\"},{\"b\":{}},5,null,[1,[2,[3]]]]",
            "{\"a\":9223372036854775807,\"b\":1e400,\"s\":\"\\ud83d\\ude00h\\u00e9\",\"l\":[0,-1,2147483648,0.1]}",
            "\"text\"",
            "[" + "[".repeat(300) + "]".repeat(300) + "]",
            "{\"a\":\"" + "ab,".repeat(3_000) + "\",\"l\":[" + "{\"a\":1},".repeat(500) + "{\"a\":2}]}");

    private static final List<String> FUNCTIONS = List.of(
            ("sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match "
                            + "contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round "
                            + "abs sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread "
                            + "merge reverse each error assert type sort shuffle distinct base64encode base64decode encodeUrl "
                            + "encodeUrlComponent decodeUrl decodeUrlComponent toMillis fromMillis clone now millis partition range "
                            + "hash uuid parse")
                    .split(" "));

    private static final List<String> INTRINSICS = List.of(
            ("Array ArrayContains ArrayGetItem ArrayLength ArrayPartition ArrayRange ArrayUnique Base64Decode Base64Encode Format "
                            + "Hash JsonMerge JsonToString MathAdd MathRandom StringSplit StringToJson UUID")
                    .split(" "));

    private static final String GARBAGE = "$@.[](){}'\"\\/,:?*~=<>!&|;%^#`\u0000\ud800 a1-";

    private final Randomness chance = new Randomness(SEED);

    /** How an expression is compiled. */
    private interface Compiler {
        NodeExpression compile(String source) throws SyntaxException;
    }

    @Test
    void pathsEndWell() {
        each(() -> "$" + repeat(5, this::step), PathExpression::compile);
    }

    @Test
    void intrinsicCallsEndWell() {
        each(() -> intrinsic(3), IntrinsicExpression::compile);
    }

    @Test
    void jsonataEndsWell() {
        each(() -> jsonata(4), source -> JsonataExpression.compile(source, "Output"));
    }

    @Test
    void textsThatAreNoExpressionsAreRefused() {
        each(() -> garbled("$" + repeat(4, this::step)), PathExpression::compile);
        each(() -> garbled(intrinsic(2)), IntrinsicExpression::compile);
        each(() -> garbled(jsonata(3)), source -> JsonataExpression.compile(source, "Output"));
    }

    private interface Source {
        String make();
    }

    private void each(Source source, Compiler compiler) {
        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = source.make();
            try {
                check(expression, compiler);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + ", expression " + i + ": " + expression, e);
            }
        }
    }

    private void check(String expression, Compiler compiler) {
        NodeExpression compiled;
        try {
            compiled = compiler.compile(expression);
        } catch (SyntaxException refused) {
            return;
        }
        String text = any(DOCUMENTS);
        Json document = Json.ofText(text);
        Scope scope = new Scope(
                document,
                document,
                () -> document,
                new Variables(Map.of("v", document)),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                new Randomness(1));
        try {
            Json result = Json.of(compiled.node(scope));
            if (result.excess().isEmpty()) {
                assertThat(Json.ofText(result.text()).node()).isNotNull();
            }
        } catch (EvaluationException failure) {
            assertThat(failure.failure().error().orElseThrow()).startsWith("States.");
        }
        assertThat(scope.work().spent()).isLessThan(Work.STATE + Work.EXPRESSION);
        assertThat(Json.of(document.node()).text())
                .as("the document")
                .isEqualTo(Json.of(Json.ofText(text).node()).text());
    }

    private String step() {
        return switch ((int) chance.nextLong(14)) {
            case 0, 1 -> "." + name();
            case 2 -> "['" + name() + "']";
            case 3 -> "['a','b']";
            case 4 -> "[" + whole() + "]";
            case 5 -> "[" + whole() + "," + whole() + "]";
            case 6 -> "[*]";
            case 7 -> ".*";
            case 8 -> "..";
            case 9 -> ".." + name();
            case 10 -> "[" + any(List.of("1:", ":1", "-1:", ":-1", "0:2", "-2:-1", "1:0")) + "]";
            case 11 -> "[(@.length-" + whole() + ")]";
            case 12 -> ".length()";
            default -> "[?(" + filter() + ")]";
        };
    }

    private String filter() {
        return repeat(
                        3,
                        () -> side()
                                + any(List.of("==", "!=", "<", ">", "<=", ">=", " =~ ", " && ", " || ", "&&!"))
                                + side())
                .replace(")(", ")&&(");
    }

    private String side() {
        return any(List.of(
                "@.a",
                "@.b",
                "@",
                "$.a",
                "@.a[0]",
                "1",
                "'1'",
                "x",
                "null",
                "true",
                "/a.*/",
                "/(a|b)*c/i",
                "(@.a)",
                "@..a"));
    }

    private String intrinsic(int depth) {
        return "States." + any(INTRINSICS) + "(" + list(3, () -> intrinsicArgument(depth)) + ")";
    }

    private String intrinsicArgument(int depth) {
        if (depth > 0 && chance.nextLong(3) == 0) {
            return intrinsic(depth - 1);
        }
        return any(List.of(
                "$",
                "$.a",
                "$.s",
                "$.l",
                "$.b",
                "$.n",
                "$$",
                "$v",
                "1",
                "0",
                "-1",
                "1.6",
                "1e300",
                "9223372036854775807",
                "'{} {}'",
                "'a'",
                "''",
                "'MD5'",
                "'false'",
                "null",
                "true",
                "false",
                "$..a",
                "$[*]",
                "'[1'",
                "',.'"));
    }

    private String jsonata(int depth) {
        if (depth == 0) {
            return any(List.of(
                    "$states.input",
                    "$v",
                    "$states.input.a",
                    "$v.l",
                    "1",
                    "-2.5",
                    "0",
                    "1e308",
                    "9007199254740993",
                    "'a'",
                    "''",
                    "'[Y]-[M]'",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "/a/",
                    "/(a+)+b/i",
                    "function($x){$x}",
                    "function($x,$y){$x>$y}",
                    "[1..50]",
                    "$nothing",
                    "$",
                    "a",
                    "[3,1,2]",
                    "['b','a']",
                    "{'a':1}"));
        }
        return switch ((int) chance.nextLong(13)) {
            case 0, 1, 2, 3, 4 -> "$" + any(FUNCTIONS) + "(" + list(3, () -> jsonata(depth - 1)) + ")";
            case 5 ->
                "(" + jsonata(depth - 1)
                        + any(List.of(
                                "+", "-", "*", "/", "%", "&", "=", "!=", "<", ">=", " in ", " and ", " or ", "..",
                                "~>"))
                        + jsonata(depth - 1) + ")";
            case 6 -> "[" + list(3, () -> jsonata(depth - 1)) + "]";
            case 7 -> "{'a':" + jsonata(depth - 1) + ",'b':" + jsonata(depth - 1) + "}";
            case 8 ->
                jsonata(depth - 1)
                        + any(List.of(
                                ".a", ".*", ".**", ".%", "[0]", "[-1]", "[]", "^(a)", "^(>b)", "{a:b}", "[a=1]", "@$i",
                                "#$i"));
            case 9 -> jsonata(depth - 1) + ".(" + jsonata(depth - 1) + ")";
            case 10 -> "(" + jsonata(depth - 1) + "?" + jsonata(depth - 1) + ":" + jsonata(depth - 1) + ")";
            case 11 -> "($f:=" + jsonata(depth - 1) + ";$f(" + jsonata(depth - 1) + "))";
            default -> jsonata(depth - 1);
        };
    }

    /** Characters taken out, put in and doubled. */
    private String garbled(String expression) {
        StringBuilder text = new StringBuilder(expression);
        for (int i = 0; i <= chance.nextLong(4); i++) {
            int at = (int) chance.nextLong(text.length() + 1L);
            if (at < text.length() && chance.nextLong(2) == 0) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, GARBAGE.charAt((int) chance.nextLong(GARBAGE.length())));
            }
        }
        return text.toString();
    }

    private String name() {
        return any(List.of("a", "b", "c", "l", "s", "n", "a b", "\u00e9", "length"));
    }

    private String whole() {
        return any(List.of("0", "1", "2", "-1", "9", "99999999999"));
    }

    private String list(int most, Source source) {
        StringBuilder list = new StringBuilder();
        long length = chance.nextLong(most + 1L);
        for (int i = 0; i < length; i++) {
            list.append(i == 0 ? "" : ", ").append(source.make());
        }
        return list.toString();
    }

    private String repeat(int most, Source source) {
        StringBuilder text = new StringBuilder();
        long length = 1 + chance.nextLong(most);
        for (int i = 0; i < length; i++) {
            text.append(source.make());
        }
        return text.toString();
    }

    private String any(List<String> choices) {
        return choices.get((int) chance.nextLong(choices.size()));
    }
}
