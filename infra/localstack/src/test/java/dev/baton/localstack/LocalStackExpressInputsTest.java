package dev.baton.localstack;

import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.ExpressInputsContract;
import java.time.InstantSource;

class LocalStackExpressInputsTest extends ExpressInputsContract {
    @Override
    protected ExpressInputs newInputs() {
        return LocalStack.freshStore(InstantSource.system(), LocalStack.RETENTION)
                .expressInputs();
    }
}
