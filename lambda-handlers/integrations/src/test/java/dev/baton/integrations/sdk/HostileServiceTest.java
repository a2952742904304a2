package dev.baton.integrations.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Calls;
import dev.baton.integrations.optimised.OptimisedIntegration;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service that answers what no service should. Whatever it is, the task has one failure, by the name that AWS has for it, and the service
 * was called once. {@code ~} is a new line, {@code N*x} so many letters.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileServiceTest {
    private final AtomicInteger calls = new AtomicInteger();
    private ServerSocket server;
    private AwsTasks tasks;
    private volatile String answer = "";

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        tasks = AwsTasks.of(new AwsSettings(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getLocalPort())));
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                calls.incrementAndGet();
                readRequest(socket.getInputStream());
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().skip(1);
            } catch (IOException expected) {
                // The client hung up, or the test is over.
                continue;
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:");
        in.readNBytes(
                at < 0
                        ? 0
                        : Integer.parseInt(
                                lower.substring(at + 15).split("\r\n", 2)[0].strip()));
    }

    private static String raw(String told) {
        String text = told.replace("~", "\r\n");
        int at = text.indexOf('*');
        if (at < 0) {
            return text;
        }
        int from = at;
        while (Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(0, from)
                + text.substring(at + 1, at + 2).repeat(Integer.parseInt(text.substring(from, at)))
                + text.substring(at + 2);
    }

    private static Failure failure(TaskAnswer answered) {
        return answered instanceof TaskAnswer.Failed failed
                ? failed.failure()
                : Failure.of("none", answered.toString());
    }

    private Failure generic(String action, String parameters) throws InterruptedException {
        return failure(new AwsSdkAction(tasks).call(Calls.call("arn:aws:states:::aws-sdk:" + action, parameters)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing at all                | ``                                                                       | Ssm.SdkClientException
            no HTTP                       | 220 smtp.example ESMTP~                                                  | Ssm.SdkClientException
            half a head                   | HTTP/1.1 200 OK~Content-Le                                               | Ssm.SdkClientException
            half a body                   | HTTP/1.1 200 OK~Content-Length: 100~~{"Parameter":                       | Ssm.SdkClientException
            half a document               | HTTP/1.1 200 OK~Content-Length: 13~~{"Parameter":                        | Ssm.SdkClientException
            a chunk of a wrong length     | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~{}~0~~                    | Ssm.SdkClientException
            a page of a proxy             | HTTP/1.1 200 OK~Content-Length: 13~~<html></html>                        | Ssm.SdkClientException
            a list for an object          | HTTP/1.1 200 OK~Content-Length: 16~~{"Parameter":[]}                     | Ssm.SdkClientException
            a failure without a word      | HTTP/1.1 500 Oops~Content-Length: 0~~                                    | Ssm.SsmException
            a failure as a page           | HTTP/1.1 502 Bad Gateway~Content-Length: 13~~<html></html>               | Ssm.SsmException
            a failure as a list           | HTTP/1.1 500 Oops~Content-Length: 4~~[[1]                                | Ssm.SsmException
            too many calls                | HTTP/1.1 400 No~Content-Length: 32~~{"__type":"ThrottlingException"}     | Ssm.ThrottlingException
            too many, by the status alone | HTTP/1.1 429 Too Many~Content-Length: 2~~{}                              | Ssm.SsmException
            expired credentials           | HTTP/1.1 400 No~Content-Length: 34~~{"__type":"ExpiredTokenException"}   | Ssm.SsmException
            a redirect to the metadata    | HTTP/1.1 307 Go~Location: http://169.254.169.254/latest/meta-data~Content-Length: 0~~ | Ssm.SsmException
            six megabytes                 | HTTP/1.1 200 OK~Content-Length: 6000026~~{"Parameter":{"Value":"6000000*x"}} | States.DataLimitExceeded
            more than is read             | HTTP/1.1 200 OK~~9000000*x                                               | States.DataLimitExceeded
            a nest                        | HTTP/1.1 200 OK~~100000*[                                                | Ssm.SdkClientException
            """)
    void answersThatNoServiceShouldGiveFailTheTaskByAwssName(String what, String told, String error)
            throws InterruptedException {
        answer = raw(told);

        assertThat(generic("ssm:getParameter", "{\"Name\": \"/p\"}").error())
                .as(what)
                .contains(error);
        assertThat(calls).as("%s: calls", what).hasValue(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            half an element   | HTTP/1.1 200 OK~~<DescribeDBInstancesResponse><Desc
            an entity of ours | HTTP/1.1 200 OK~~<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><DescribeDBInstancesResponse>&e;</DescribeDBInstancesResponse>
            a nest            | HTTP/1.1 200 OK~~<a>1000000*<
            """)
    void answersOfXmlThatAreNoneFailTheTaskAndReadNoFile(String what, String told) throws InterruptedException {
        answer = raw(told);

        Failure failure = generic("rds:describeDBInstances", "{}");

        assertThat(failure.error()).as(what).contains("Rds.SdkClientException");
        assertThat(failure.cause().orElse("")).doesNotContain("root:");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing at all           | ``                                                      | DynamoDB.SdkClientException
            half a body              | HTTP/1.1 200 OK~Content-Length: 100~~{"Item":           | DynamoDB.SdkClientException
            a text for an item       | HTTP/1.1 200 OK~Content-Length: 12~~{"Item":"x"}        | DynamoDB.SdkClientException
            a failure without a word | HTTP/1.1 503 Not now~Content-Length: 0~~                | DynamoDB.AmazonDynamoDBException
            six megabytes            | HTTP/1.1 200 OK~~{"Item":{"id":{"S":"6000000*x"}}} | States.DataLimitExceeded
            """)
    void optimisedIntegrationsFailInTheirOwnWords(String what, String told, String error) throws InterruptedException {
        answer = raw(told);

        Failure failure = failure(new OptimisedIntegration(tasks)
                .call(Calls.call(
                        "arn:aws:states:::dynamodb:getItem",
                        "{\"TableName\": \"t\", \"Key\": {\"id\": {\"S\": \"1\"}}}")));

        assertThat(failure.error()).as(what).contains(error);
        assertThat(calls).as("%s: calls", what).hasValue(1);
    }

    /** Only the service knows its newest values; the SDK sends them on. */
    @ParameterizedTest
    @CsvSource("NoSuchValue")
    void aValueThatNoEnumHasIsTheServicesToRefuse(String value) throws InterruptedException {
        answer = raw(
                "HTTP/1.1 400 No~Content-Length: 54~~{\"__type\":\"ValidationException\",\"message\":\"no such value\"}");

        Failure failure = generic("ssm:describeParameters", "{\"ParameterFilters\": [{\"Key\": \"" + value + "\"}]}");

        assertThat(failure.error()).contains("Ssm.SsmException");
    }
}
