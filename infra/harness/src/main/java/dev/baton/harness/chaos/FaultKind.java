package dev.baton.harness.chaos;

/** What goes wrong on purpose. */
public enum FaultKind {
    KILL("processes killed at whatever line they were", 6),
    TIME_OUT("invocations stopped until their time was over and their process was killed", 2),
    SUSPEND("processes stopped and let go on some seconds later", 2),
    REDELIVER("batches of messages delivered twice", 3),
    THROTTLE_DYNAMODB("DynamoDB throttled for a while", 1),
    THROTTLE_SQS("SQS throttled for a while", 1),
    THROTTLE_LAMBDA("Lambda throttled for a while", 1),
    THROTTLE_JOBS("the service of jobs throttled for a while", 1),
    CUT_BEFORE_DYNAMODB("DynamoDB: connections cut before the request was forwarded", 1),
    CUT_BEFORE_SQS("SQS: connections cut before the request was forwarded", 1),
    CUT_BEFORE_LAMBDA("Lambda: connections cut before the request was forwarded", 1),
    CUT_BEFORE_JOBS("jobs: connections cut before the request was forwarded", 1),
    CUT_BEFORE_API("API: connections cut before the request was forwarded", 1),
    CUT_AFTER_DYNAMODB("DynamoDB: connections cut after the item was written", 2),
    CUT_AFTER_SQS("SQS: connections cut after the message was accepted", 2),
    CUT_AFTER_LAMBDA("Lambda: connections cut after the function ran", 2),
    CUT_AFTER_JOBS("jobs: connections cut after the request was done", 2),
    CUT_AFTER_API("API: connections cut after the request was done", 2);

    private final String words;
    private final int weight;

    FaultKind(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** How often it is drawn, beside the others. */
    int weight() {
        return weight;
    }
}
