package dev.baton.harness;

/** An invocation gave no answer: the function threw, timed out, or its process died. */
final class InvocationFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    InvocationFailedException(String message) {
        super(message);
    }
}
