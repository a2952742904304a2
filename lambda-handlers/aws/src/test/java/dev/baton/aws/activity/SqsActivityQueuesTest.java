package dev.baton.aws.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.aws.sqs.ElasticMq;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityQueues;
import dev.baton.engine.activity.ActivityQueuesContract;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SqsActivityQueuesTest extends ActivityQueuesContract {
    private static ElasticMq server;
    private static String urls;

    @BeforeAll
    static void start() {
        server = new ElasticMq();
        String any =
                server.client().createQueue(request -> request.queueName("any")).queueUrl();
        urls = any.substring(0, any.lastIndexOf('/') + 1) + "t";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected ActivityQueues newQueues() {
        return new SqsActivityQueues(server.client(), server::client, urls);
    }

    @Test
    void deletedActivityTakesItsQueueAlong() {
        Activity activity = activity("gone");
        ActivityQueues queues = newQueues();
        queues.open(activity);
        assertThat(server.client().listQueues().queueUrls()).anyMatch(url -> url.endsWith(activity.id()));
        queues.close(activity);
        assertThat(server.client().listQueues().queueUrls()).noneMatch(url -> url.endsWith(activity.id()));
    }

    @Test
    void foreignMessageIsThrownAway() {
        Activity activity = activity("foreign");
        ActivityQueues queues = newQueues();
        queues.open(activity);
        String url = urls + SqsActivityQueues.INFIX + activity.id();
        server.client().sendMessage(request -> request.queueUrl(url).messageBody("hello"));
        queues.offer(activity, task(1));
        assertThat(hint(queues.poll(activity, Duration.ofSeconds(20))).map(ActivityQueues.Hint::task))
                .contains(task(1));
    }

    @Test
    void bodiesAreReadAsTheyAreWritten() {
        TokenKey task = task(-7);
        assertThat(HintMessage.task(HintMessage.body(task))).contains(task);
        for (String body : new String[] {"", "1", "2 " + HintMessage.body(task).substring(2), "1 x 1 arn", "1 0 0 0"}) {
            assertThat(HintMessage.task(body)).as(body).isEqualTo(Optional.empty());
        }
    }
}
