package dev.baton.asl.expression.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.expression.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopLevelReferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
        phone! phone
        phone.number! phone
        `odd name`.x! odd name
        $! $
        $.a! $
        $$! $$
        $states.input.l[$$.x]! $$
        { "a": b }! b
        [1, b]! b
        $sum(l)! l
        ($x := l; $x)! l
        1 + n! n
        $v ? n : 1! n
        """)
    void whatNeedsAContextItemIsFound(String expression, String reference) {
        assertThat(TopLevelReferences.all(Tokenizer.tokens(expression))).contains(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.a.b",
                "$states.input.l[$ > 1 and price < 2].name",
                "$states.input.(a + b)",
                "$states.input.{'x': y}",
                "$states.input.[a, b]",
                "$v{type: $sum(price)}",
                "$v^(>price, name)",
                "$map($v, function($x) { $x.a })",
                "$map($v, function($x)<n:n> { $x + 1 })",
                "($f := function($x) { $x }; $f(1))",
                "$v ~> |a|{'b': c}|",
                "$v.and.or.in",
                "1 in [1, 2] and true or false",
                "null",
                "$match('a', /b c/i)",
                "/* phone */ 'phone' & \"phone\"",
                "$v.a.b[0].c[d = 1]",
                "$v.*.x",
                "$v.`odd name`"
            })
    void whatHasItsContextItemIsLeftAlone(String expression) {
        assertThat(TopLevelReferences.all(Tokenizer.tokens(expression))).isEmpty();
    }

    @Test
    void aReferenceIsRefusedInAwsWords() {
        assertThatThrownBy(() -> JsonataExpression.compile("{% phone %}", "Output/v"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        e -> assertThat(e.isUnsupported()).isTrue())
                .hasMessage("Reference to 'phone' at the top level is not supported.");
    }
}
