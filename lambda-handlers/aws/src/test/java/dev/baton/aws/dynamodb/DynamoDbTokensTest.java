package dev.baton.aws.dynamodb;

import dev.baton.engine.token.Tokens;
import dev.baton.engine.token.TokensContract;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbTokensTest extends TokensContract {
    @Override
    protected Tokens newTokens() {
        return Stores.fresh(InstantSource.system()).tokens();
    }
}
