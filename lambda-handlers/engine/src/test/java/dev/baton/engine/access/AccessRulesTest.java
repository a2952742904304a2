package dev.baton.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.TokenKey;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

class AccessRulesTest {
    private static final String PLACE = "arn:aws:states:us-east-1:123456789012:";
    private static final String ORDERS = PLACE + "stateMachine:orders";
    private static final String ROLE = "arn:aws:iam::123456789012:role/team/frontend";
    private static final Principal FRONTEND =
            new Principal("arn:aws:sts::123456789012:assumed-role/frontend/i-0123456789");
    private static final TaskTokens TOKENS = new TaskTokens(new byte[16]);

    private final InMemoryGrants grants = new InMemoryGrants();
    private final AccessRules rules = new AccessRules(grants, new AccessTargets(PLACE, TOKENS));

    /** In memory. */
    private static final class InMemoryGrants implements AccessGrants {
        private final Map<String, AccessGrant> all = new TreeMap<>();
        private int reads;

        @Override
        public void put(AccessGrant grant) {
            all.put(grant.id(), grant);
        }

        @Override
        public Optional<AccessGrant> find(String id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public void remove(String id) {
            all.remove(id);
        }

        @Override
        public List<AccessGrant> all() {
            reads++;
            return List.copyOf(all.values());
        }
    }

    private void grant(String principal, String resource, Right... rights) {
        grants.put(new AccessGrant("g" + grants.all.size(), principal, Set.of(rights), resource));
    }

    private Optional<String> refusal(Principal caller, String action, String request) throws IOException {
        JsonNode body = new ObjectMapper().readTree(request);
        return rules.refusal(caller, action, body);
    }

    @Test
    void whatNobodyGrantedIsRefusedInStepFunctionsWords() throws IOException {
        grant(ROLE, ORDERS, Right.START);
        assertThat(refusal(FRONTEND, "StartExecution", "{\"stateMachineArn\":\"" + ORDERS + "2\"}"))
                .contains("User: " + FRONTEND.arn()
                        + " is not authorized to perform: states:StartExecution on resource: " + ORDERS + "2");
        assertThat(refusal(FRONTEND, "StopExecution", "{\"executionArn\":\"" + PLACE + "execution:orders:a\"}"))
                .isPresent();
        assertThat(refusal(FRONTEND, "ListStateMachines", "{}")).isPresent();
    }

    @Test
    void grantOnAMachineIsOneOnAllThatBelongsToIt() throws IOException {
        grant(ROLE, ORDERS, Right.START, Right.READ, Right.OPERATE);
        String token =
                TOKENS.seal(new TokenKey(new ExecutionKey(PLACE + "execution:orders:a", new Incarnation(1, 2)), 3));
        for (String[] call : new String[][] {
            {"StartExecution", "stateMachineArn", ORDERS},
            {"StartExecution", "stateMachineArn", ORDERS + ":live"},
            {"DescribeStateMachine", "stateMachineArn", ORDERS + ":3"},
            {"DescribeExecution", "executionArn", PLACE + "execution:orders:a"},
            {"DescribeExecution", "executionArn", PLACE + "express:orders:a:b"},
            {"DescribeMapRun", "mapRunArn", PLACE + "mapRun:orders/label:a"},
            {"SendTaskSuccess", "taskToken", token},
            {"ListTagsForResource", "resourceArn", ORDERS}
        }) {
            assertThat(refusal(FRONTEND, call[0], "{\"" + call[1] + "\":\"" + call[2] + "\"}"))
                    .as(call[0] + " " + call[2])
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::123456789012:assumed-role/frontend/s, true",
        "arn:aws:sts::123456789012:assumed-role/frontend2/s, false",
        "arn:aws:sts::999999999999:assumed-role/frontend/s, false",
        "arn:aws:iam::123456789012:user/frontend, false",
        "arn:aws:iam::123456789012:role/other/frontend, false",
        "assumed-role/frontend, false"
    })
    void roleIsKnownByAccountAndName(String caller, boolean allowed) throws IOException {
        grant(ROLE, "*", Right.READ);
        assertThat(refusal(new Principal(caller), "ListStateMachines", "{}").isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void roleIsPassedByARightOfItsOwn() throws IOException {
        grant(ROLE, ORDERS, Right.ADMINISTER);
        String create = "{\"name\":\"orders\",\"roleArn\":\"arn:aws:iam::123456789012:role/orders\"}";
        assertThat(refusal(FRONTEND, "CreateStateMachine", create))
                .get()
                .asString()
                .contains("iam:PassRole on resource: arn:aws:iam::123456789012:role/orders");
        grant(ROLE, "arn:aws:iam::123456789012:role/ord*", Right.PASS_ROLE);
        assertThat(refusal(FRONTEND, "CreateStateMachine", create)).isEmpty();
        assertThat(refusal(FRONTEND, "CreateStateMachine", create.replace("role/orders", "role/admin")))
                .isPresent();
        assertThat(refusal(FRONTEND, "CreateStateMachine", create.replace("\"orders\"", "\"others\"")))
                .isPresent();
    }

    @Test
    void everyActionIsOfOneRight() {
        List<String> without = new ArrayList<>();
        for (String action : actions()) {
            if (Right.of(action).isEmpty()) {
                without.add(action);
            }
        }
        assertThat(without).isEmpty();
        assertThat(Right.of("Baton.StartBatch")).contains(Right.OPERATE);
        assertThat(Right.of("MakeCoffee")).isEmpty();
    }

    private static List<String> actions() {
        return Arrays.stream(SfnClient.class.getMethods())
                .map(java.lang.reflect.Method::getName)
                .filter(name -> !name.endsWith("Paginator")
                        && !Set.of(
                                        "create",
                                        "builder",
                                        "serviceName",
                                        "serviceMetadata",
                                        "close",
                                        "serviceClientConfiguration")
                                .contains(name))
                .map(name -> name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1))
                .distinct()
                .filter(name -> !Set.of("Equals", "HashCode", "ToString", "GetClass", "Notify", "NotifyAll", "Wait")
                        .contains(name))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "*, abc, true",
        "a*c, abc, true",
        "a*c, abcd, false",
        "a**b*, ab, true",
        "abc, abc, true",
        "abc, ab, false",
        "*b, aab, true",
        "'', a, false"
    })
    void patternHasStars(String pattern, String text, boolean matches) {
        assertThat(AccessGrant.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void wrongGrantIsRefused() {
        Set<Right> read = Set.of(Right.READ);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessGrant("a", "frontend", read, "*"))
                .withMessageContaining("the ARN of a role or user");
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessGrant("a", ROLE, read, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessGrant("a", ROLE, Set.of(), "*"));
    }

    @Test
    void storedFormIsReadAgain() {
        AccessGrant grant = new AccessGrant("a", ROLE, Set.of(Right.PASS_ROLE, Right.START), ORDERS + "*");
        assertThat(GrantCodec.decode(GrantCodec.encode(grant))).isEqualTo(grant);
    }

    @Test
    void grantThatIsTakenAwayEndsWithinHalfAMinute() {
        Instant[] now = {Instant.EPOCH};
        InstantSource clock = () -> now[0];
        CachedGrants cached = new CachedGrants(grants, clock);
        grant(ROLE, "*", Right.READ);
        assertThat(cached.all()).hasSize(1);
        cached.remove("g0");
        assertThat(cached.all()).hasSize(1);
        assertThat(grants.reads).isEqualTo(1);
        now[0] = now[0].plus(CachedGrants.FRESH);
        assertThat(cached.all()).isEmpty();
    }
}
