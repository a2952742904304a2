package dev.baton.asl.expression.intrinsic;

/** Why a function refused its arguments; the call wraps it into AWS's "The function '…' had the following error: …". */
final class IntrinsicFault extends Exception {
    private static final long serialVersionUID = 1L;

    IntrinsicFault(String message) {
        super(message, null, false, false);
    }
}
