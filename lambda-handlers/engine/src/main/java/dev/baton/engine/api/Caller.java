package dev.baton.engine.api;

/** Who waits for an answer that comes later. */
public interface Caller {

    /** One who waits to the end. */
    Caller PATIENT = new Caller() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void onLeave(Runnable action) {}
    };

    /** Whether it still waits, as far as can be told; finding out may take some milliseconds. */
    boolean isThere();

    /** Has that run when the caller leaves, or is to be sent away; at once when it has left. */
    void onLeave(Runnable action);
}
