package dev.baton.aws.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for Baton's deployment whatever its numbers are. */
class StandardTest {
    private static final Blueprint BLUEPRINT = Standard.BLUEPRINT;

    @Test
    void laneHidesAMessageLongerThanItsFunctionRuns() {
        for (FunctionShape function : BLUEPRINT.functions()) {
            function.lane()
                    .ifPresent(lane -> assertThat(BLUEPRINT.queue(lane).visibility())
                            .isEqualTo(function.timeout().plus(Standard.MARGIN)));
        }
    }

    @Test
    void everyPartThatIsNamedIsThere() {
        List<String> parts = Stream.of(
                        BLUEPRINT.tables().stream().map(TableShape::id),
                        BLUEPRINT.queues().stream().map(QueueShape::id),
                        BLUEPRINT.functions().stream().map(FunctionShape::id),
                        BLUEPRINT.roles().stream().map(RoleShape::id),
                        Stream.of(BLUEPRINT.bucket().id(), BLUEPRINT.secret().id()))
                .flatMap(ids -> ids)
                .toList();
        assertThat(parts).doesNotHaveDuplicates();
        assertThat(parts)
                .containsAll(BLUEPRINT.alarms().stream().map(AlarmShape::part).toList());
        assertThat(parts)
                .containsAll(
                        BLUEPRINT.functions().stream().map(FunctionShape::role).toList());
        BLUEPRINT
                .functions()
                .forEach(function -> function.deadLetters()
                        .ifPresent(queue -> assertThat(parts).contains(queue)));
        BLUEPRINT
                .queues()
                .forEach(queue ->
                        queue.deadLetters().ifPresent(dead -> assertThat(parts).contains(dead.queue())));
        for (RoleShape role : BLUEPRINT.roles()) {
            for (Grant grant : role.grants()) {
                switch (grant.target()) {
                    case Grant.Part part -> assertThat(parts).contains(part.id());
                    case Grant.Inside inside -> assertThat(parts).contains(inside.id());
                    case Grant.OwnQueues own -> assertThat(own.arn()).endsWith("*");
                    case Grant.Named named -> assertThat(named.parameter()).isNotBlank();
                }
            }
        }
    }

    @Test
    void functionThatSendsToItsOwnQueueSaysSo() {
        assertThat(BLUEPRINT.functions().stream()
                        .filter(function -> function.lane().isPresent()))
                .isNotEmpty()
                .allMatch(FunctionShape::feedsItself);
    }

    /** Else Lambda would drop what it hands over and cannot keep. */
    @Test
    void whoeverInvokesTheStarterLosesNoStartSilently() {
        FunctionShape starter = BLUEPRINT.function("StarterFunction");
        String queue = starter.deadLetters().orElseThrow();
        assertThat(BLUEPRINT.queue(queue).retention()).isEqualTo(Duration.ofDays(14));
        assertThat(BLUEPRINT.role(starter.role()).grants())
                .contains(Grant.of(new Grant.Part(queue), "sqs", "SendMessage"));
        assertThat(BLUEPRINT.alarms())
                .anyMatch(alarm -> alarm.part().equals(queue) && alarm.bound() == 0 && alarm.above())
                .anyMatch(alarm -> alarm.metric().name().equals("DeadLetterErrors")
                        && alarm.part().equals(starter.id()));
    }

    @Test
    void alarmTellsWhenNothingSweeps() {
        assertThat(BLUEPRINT.alarms()).anySatisfy(alarm -> {
            assertThat(alarm.id()).isEqualTo("NoSweepAlarm");
            assertThat(alarm.missing()).isTrue();
            assertThat(alarm.minutes() * alarm.periods()).isEqualTo(5);
        });
    }

    /** Also of work that goes in circles, which is slowed down. */
    @Test
    void alarmTellsWhenExecutionsAreOverdue() {
        assertThat(BLUEPRINT.alarms())
                .anyMatch(alarm ->
                        alarm.metric().name().equals(Standard.OVERDUE_METRIC) && alarm.above() && alarm.bound() == 0);
    }

    @Test
    void otherTimeoutsReachTheQueues() {
        Blueprint timed = BLUEPRINT.timed(function -> function.within(Duration.ofSeconds(5)), Duration.ofSeconds(-9));
        assertThat(timed.queue(Standard.LONG).visibility()).isEqualTo(Duration.ofSeconds(1));
        assertThat(timed.queue(Standard.DEAD)).isEqualTo(BLUEPRINT.queue(Standard.DEAD));
        assertThat(timed).isNotEqualTo(BLUEPRINT);
    }

    @Test
    void wildcardIsNoAction() {
        assertThatThrownBy(() -> new Grant(Set.of("dynamodb:*"), new Grant.Part(Standard.EXECUTIONS)))
                .hasMessageContaining("dynamodb:*");
    }

    @Test
    void suffixesAreThoseOfNames() {
        assertThat(BLUEPRINT.functions()).extracting(FunctionShape::suffix).contains("api", "long-task", "sweep");
        assertThat(BLUEPRINT.queues())
                .extracting(QueueShape::suffix)
                .containsExactlyInAnyOrder("short", "long", "express", "dead-letters", "failed-starts");
    }
}
