package dev.baton.aws.sqs;

class InMemoryTimeBucketsTest extends TimeBucketsContract {
    @Override
    protected TimeBuckets newBuckets() {
        return new InMemoryTimeBuckets();
    }
}
