package dev.baton.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code baton local | run | validate | design | history | redrive | dead-letters}. */
@Command(
        name = "baton",
        description = "Runs Amazon States Language state machines behind the AWS Step Functions API.",
        version = "baton 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nOf the Lambda functions, by ./baton of a checkout:%n",
        footer = {
            "  harness           Runs the functions on this machine under the real runtime client;",
            "                    also: harness chaos, harness cost.",
            "  archive           Makes the folder of the functions' container image, with its archive.",
            "  cold-start        Measures how fast the functions start.",
            "  deploy-localstack Makes tables, queues and bucket in LocalStack."
        },
        subcommands = {
            RunCli.class,
            LocalCli.class,
            ValidateCli.class,
            MockCli.class,
            HistoryCli.class,
            WatchCli.class,
            SearchCli.class,
            TasksCli.class,
            OpenCli.class,
            DesignCli.class,
            RedriveCli.class,
            DeadLettersCli.class,
            ProxyCli.class,
            TrainCli.class
        })
public final class Baton {

    private Baton() {}

    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    /** The command line, to be run in this process. */
    public static CommandLine line() {
        return new CommandLine(new Baton())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, failed, parsed) -> report(error, failed));
    }

    private static int report(Exception error, CommandLine failed) throws Exception {
        if (error instanceof UserMistake mistake) {
            failed.getErr().println("baton: " + mistake.getMessage());
            failed.getErr().flush();
            return 2;
        }
        throw error;
    }
}
