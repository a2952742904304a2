package dev.baton.asl.expression.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionScannerTest {

    private static Mentions scan(String text) {
        return MentionScanner.scan(Tokenizer.tokens(text));
    }

    @Test
    void workflowVariablesAreFree() {
        assertThat(scan("$a + $b.c & $sum($d[0])").free()).containsExactlyInAnyOrder("a", "b", "d");
    }

    @Test
    void whatTheExpressionBindsIsNotFree() {
        assertThat(scan("($x := 1; $f := function($p, $q) { $p + $q + $y }; $x + $f(1, 2))")
                        .free())
                .containsExactly("y");
        assertThat(scan("$l@$e#$i.($e & $i)").free()).containsExactly("l");
        assertThat(scan("λ($p){ $p }(1)").free()).isEmpty();
    }

    @Test
    void functionsOfTheLanguageAreNotFree() {
        assertThat(scan("$map($l, $string) ~> $join").free()).containsExactly("l");
    }

    @Test
    void textsCommentsAndPatternsAreSkipped() {
        assertThat(scan("'$a' & \"\\\"$b\" & /* $c */ `$d` & $match($e, /[/]$f/i)")
                        .free())
                .containsExactly("e");
    }

    @Test
    void aSlashAfterAnOperandDivides() {
        assertThat(scan("$a / $b / $c").free()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(scan("($a) / $b / 2").free()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void membersOfStatesAreTold() {
        assertThat(scan("$states.input.x + $states . `result`").statesMembers())
                .containsExactlyInAnyOrder("input", "result");
        assertThat(scan("$states.errorOutput.Error").statesMembers()).containsExactly("errorOutput");
        assertThat(scan("1 + 1").statesMembers()).isEmpty();
    }

    @Test
    void statesAsAWholeReadsAllMembers() {
        assertThat(scan("$lookup($states, 'input')").statesMembers())
                .containsExactlyInAnyOrder("input", "context", "result", "errorOutput");
    }

    @Test
    void theContextItemIsNoVariable() {
        assertThat(scan("$states.input.l[$ > 1 and $$.x]").free()).isEmpty();
    }
}
