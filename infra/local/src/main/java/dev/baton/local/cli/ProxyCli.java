package dev.baton.local.cli;

import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import dev.baton.local.relay.Relay;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** {@code baton proxy}: a deployed API for clients on this machine. */
@Command(
        name = "proxy",
        description =
                "Lets Step Functions clients on this machine use a deployed API: takes their requests on a loopback address, signs them with"
                        + " this process's own credentials for Lambda, and hands them on to the API function's URL.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped", "2:it could not be started"},
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  AWS_PROFILE, AWS_ACCESS_KEY_ID …  whose rights count, as for the AWS CLI",
            "  AWS_REGION  where the function is, if its URL does not tell"
        })
final class ProxyCli implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Parameters(paramLabel = "URL", description = "The API function's URL, the stack's output ApiUrl.")
    private URI url = URI.create("");

    @Option(names = "--port", description = "Default: ${DEFAULT-VALUE}; 0 for any free one.", defaultValue = "8085")
    private int port;

    @Option(names = "--open", description = "Show the console in the browser.")
    private boolean open;

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw new UserMistake(url + " is no URL of a function");
        }
        String region = Relay.regionOf(url)
                .or(() -> Optional.ofNullable(System.getenv("AWS_REGION")))
                .orElseThrow(() -> new UserMistake("the URL names no region: set AWS_REGION"));
        ApiServer server = serve(region);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(PATIENCE);
            stopped.countDown();
        }));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Step Functions clients find " + url + " at http://127.0.0.1:"
                + server.address().getPort());
        out.println("  export AWS_ENDPOINT_URL_SFN=http://127.0.0.1:"
                + server.address().getPort() + " AWS_DEFAULT_REGION=" + region);
        out.println("  console: http://127.0.0.1:" + server.address().getPort() + "/console");
        out.flush();
        if (open) {
            Browser.show(Browser.consoleOf(server.address()));
        }
        stopped.await();
        return 0;
    }

    private ApiServer serve(String region) {
        Relay relay =
                new Relay(url, region, DefaultCredentialsProvider.builder().build());
        try {
            return ApiServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    relay::forward,
                    AccessRules.LOOPBACK);
        } catch (IOException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }
}
