package dev.baton.engine.records;

class InMemorySideRecordsTest extends SideRecordsContract {
    @Override
    protected SideRecords newRecords() {
        return new InMemorySideRecords();
    }
}
