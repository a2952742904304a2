package dev.baton.engine.activity;

class InMemoryActivitiesTest extends ActivitiesContract {
    @Override
    protected Activities empty() {
        return new InMemoryActivities();
    }
}
