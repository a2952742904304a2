package dev.baton.local.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state that was entered and not left yet, a Map's iteration or a branch, or the whole run: where events belong to. */
final class Place {

    /** What it is. */
    enum Kind {
        RUN,
        PLAIN,
        PARALLEL,
        MAP,
        /** Also a branch of a Parallel. */
        ITERATION
    }

    final String name;
    final Kind kind;
    final Instant entered;
    final @Nullable Place parent;
    final int depth;
    /** {@code [0] } in an iteration or branch, else empty. */
    final String label;

    int failures;
    boolean failed;
    int branches;

    private Place(String name, Kind kind, Instant entered, @Nullable Place parent, String label) {
        this.name = name;
        this.kind = kind;
        this.entered = entered;
        this.parent = parent;
        boolean sameLine = parent == null || parent.kind == Kind.RUN || parent.kind == Kind.ITERATION;
        this.depth = (parent == null ? 0 : parent.depth) + (sameLine ? 0 : 1);
        this.label = label;
    }

    static Place run(Instant started) {
        return new Place("", Kind.RUN, started, null, "");
    }

    /** A state in here. */
    Place inside(String inner, Kind what, Instant when) {
        return new Place(inner, what, when, this, kind == Kind.ITERATION ? label : "");
    }

    /** An iteration or a branch of this. */
    Place iteration(int index, Instant when) {
        return new Place(name, Kind.ITERATION, when, this, "[" + index + "] ");
    }

    /** This place, or the nearest around it, that has that name; the run when none has. */
    Place named(String wanted) {
        Place place = this;
        while (place.parent != null && !(place.name.equals(wanted) && place.kind != Kind.ITERATION)) {
            place = place.parent;
        }
        return place;
    }

    /** This place, or the nearest around it, of that kind; the run when none is. */
    Place ofKind(Kind wanted) {
        Place place = this;
        while (place.parent != null && place.kind != wanted) {
            place = place.parent;
        }
        return place;
    }

    Place outside() {
        return parent == null ? this : parent;
    }
}
