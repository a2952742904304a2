package dev.baton.engine.api.wire;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the service model asks of one member, its elements or its own members.
 *
 * @param name of the member on the wire; {@code member} for a list's element
 * @param required whether it must be there
 * @param sensitive whether error texts leave its value out
 * @param constraints on the value
 * @param inner rules of a structure's members, or the one rule of a list's elements
 */
record MemberRule(
        String name, boolean required, boolean sensitive, List<Constraint> constraints, List<MemberRule> inner) {

    MemberRule {
        constraints = List.copyOf(constraints);
        inner = List.copyOf(inner);
    }

    static MemberRule text(String name, int min, int max) {
        return of(name, new Constraint.Length(min, max));
    }

    static MemberRule secret(String name, int min, int max) {
        return new MemberRule(name, false, true, List.of(new Constraint.Length(min, max)), List.of());
    }

    /** A JSON document in a text, at most 262,144 bytes. */
    static MemberRule document(String name) {
        return new MemberRule(name, false, true, List.of(new Constraint.Bytes(262_144)), List.of());
    }

    static MemberRule pattern(String name, int min, int max, String pattern) {
        return new MemberRule(
                name,
                false,
                false,
                List.of(new Constraint.Length(min, max), new Constraint.Matches(Pattern.compile(pattern))),
                List.of());
    }

    static MemberRule number(String name, int min, int max) {
        return of(name, new Constraint.Range(min, max));
    }

    static MemberRule word(String name, String... words) {
        return of(name, new Constraint.OneOf(List.of(words)));
    }

    static MemberRule structure(String name, MemberRule... members) {
        return new MemberRule(name, false, false, List.of(), List.of(members));
    }

    static MemberRule list(String name, MemberRule element) {
        return new MemberRule(name, false, false, List.of(), List.of(element));
    }

    /** A list of so many elements. */
    static MemberRule list(String name, int min, int max, MemberRule element) {
        return new MemberRule(name, false, false, List.of(new Constraint.Length(min, max)), List.of(element));
    }

    private static MemberRule of(String name, Constraint constraint) {
        return new MemberRule(name, false, false, List.of(constraint), List.of());
    }

    /** The same, and it must be there. */
    MemberRule must() {
        return new MemberRule(name, true, sensitive, constraints, inner);
    }
}
