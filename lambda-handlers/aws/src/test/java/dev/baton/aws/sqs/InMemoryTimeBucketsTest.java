package dev.baton.aws.sqs;

class InMemoryTimeBucketsTest extends TimeBucketsContract {
    @Override
    TimeBuckets newBuckets() {
        return new InMemoryTimeBuckets();
    }
}
