package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.ExpressInputsContract;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbExpressInputsTest extends ExpressInputsContract {
    @Override
    protected ExpressInputs newInputs() {
        return Stores.fresh(InstantSource.system()).expressInputs();
    }
}
