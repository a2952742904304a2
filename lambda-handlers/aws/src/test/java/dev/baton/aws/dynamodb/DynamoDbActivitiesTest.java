package dev.baton.aws.dynamodb;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.ActivitiesContract;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbActivitiesTest extends ActivitiesContract {
    @Override
    protected Activities empty() {
        return Stores.fresh(InstantSource.system()).activities();
    }
}
