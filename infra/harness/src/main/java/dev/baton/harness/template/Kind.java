package dev.baton.harness.template;

/** Reads resources of one type. */
interface Kind {
    /**
     * @param id of the resource
     * @param in its properties
     * @param draft takes what it is
     */
    void read(String id, Fields in, Draft draft);

    /** Whether it must outlive the stack. */
    default boolean outlives() {
        return false;
    }
}
