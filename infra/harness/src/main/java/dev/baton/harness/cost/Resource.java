package dev.baton.harness.cost;

/** What is counted. */
enum Resource {
    TABLE_WRITES("tableWrites", "requests that wrote the executions table"),
    TABLE_WRITE_UNITS("tableWriteUnits", "write units of tables"),
    INDEX_WRITE_UNITS("indexWriteUnits", "write units of indexes"),
    READ_UNITS("readUnits", "read units"),
    REGISTRY_READ_UNITS(
            "registryReadUnits",
            "of them, of the registry: what functions look up once in a while, whatever they do meanwhile"),
    FAILED_CONDITIONS("failedConditions", "writes whose condition failed; their units are among the others"),
    SQS_REQUESTS("sqsRequests", "requests of 64 KB"),
    MESSAGES("messages", "messages sent, among the requests"),
    S3_PUTS("s3Puts", "PUT requests"),
    S3_GETS("s3Gets", "GET requests"),
    INVOCATIONS("invocations", "invocations of Baton's functions"),
    DRIVER_INVOCATIONS("driverInvocations", "of them, of those that drive executions"),
    GIGABYTE_SECONDS("gigabyteSeconds", "of Baton's functions, their CPU time stretched to their memory"),
    MILLIS("millis", "of Baton's functions, as measured"),
    CPU_MILLIS("cpuMillis", "of their processes"),
    COLD_GIGABYTE_SECONDS("coldGigabyteSeconds", "starts of processes at the assumed rate"),
    MEMORY_MB("memoryMb", "of the invoked functions, summed up"),
    LOG_LINES("logLines", "log lines and metrics"),
    LOG_BYTES("logBytes", "their bytes"),
    GIGABYTE_MONTHS("gigabyteMonths", "stored items and index rows until they expire"),
    TASK_CALLS("taskCalls", "functions that tasks called; they cost the same everywhere and are not priced");

    private final String key;
    private final String meaning;

    Resource(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** Its name in JSON. */
    String key() {
        return key;
    }

    String meaning() {
        return meaning;
    }
}
