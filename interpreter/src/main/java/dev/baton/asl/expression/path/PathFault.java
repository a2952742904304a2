package dev.baton.asl.expression.path;

/** Why a path gives no value, in the words that AWS shows. A value in flight, without a stack trace. */
final class PathFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether something is just not there: that does not stop a wildcard over an array, or a filter. */
    private final boolean absence;

    private PathFault(String message, boolean absence) {
        super(message, null, false, false);
        this.absence = absence;
    }

    /** Something is not there. */
    static PathFault absent(String message) {
        return new PathFault(message, true);
    }

    /** A step cannot be applied to a value of that kind. */
    static PathFault inapplicable(String message) {
        return new PathFault(message, false);
    }

    boolean isAbsence() {
        return absence;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
