package dev.baton.harness.chaos;

/** Threads that end when they are interrupted. */
final class Background {
    private Background() {}

    /** Work that waits. */
    interface Work {
        void run() throws InterruptedException;
    }

    static Thread start(String name, Work work) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
