package dev.baton.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of a function, under the real runtime client. One invocation at a time. */
public final class FunctionInstance {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionInstance.class);
    private static final Duration INIT = Duration.ofSeconds(60);
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final String MEMORY = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
    private static final String USUAL_MEMORY = "512";
    private static final int LARGEST_HEAP = 192;

    /**
     * Where an instance finds things.
     *
     * @param task the unpacked artefact
     * @param runtime the jars of the runtime client
     * @param options for the JVM, besides
     * @param logs folder for what functions print
     * @param launch how the JVM finds its classes
     */
    record Place(Path task, Path runtime, List<String> options, Path logs, Launch launch) {}

    private final FunctionSpec function;
    private final FunctionPool.Breed breed;
    private final RuntimeApi api;
    private final Process process;
    private final boolean freeze;
    private final ReentrantLock freezing = new ReentrantLock();
    private boolean frozen;
    private boolean busy;

    private FunctionInstance(FunctionSpec function, FunctionPool.Breed breed, boolean freeze) throws IOException {
        this.function = function;
        this.breed = breed;
        this.freeze = freeze;
        this.api = new RuntimeApi(function.name(), this::idle);
        this.process = start(breed.place(), breed.environment());
        process.onExit().thenAccept(ended -> {
            api.fail("the process of " + function.name() + " ended with " + ended.exitValue());
            api.close();
        });
    }

    /**
     * Starts a process and waits for the end of its init.
     *
     * @param known gets it when its init is over
     * @throws InvocationFailedException when init fails
     */
    static FunctionInstance start(
            FunctionSpec function, FunctionPool.Breed breed, boolean freeze, Consumer<FunctionInstance> known)
            throws IOException, InterruptedException, InvocationFailedException {
        Instant begin = Instant.now();
        FunctionInstance instance = new FunctionInstance(function, breed, freeze);
        try {
            instance.api.ready().get(INIT.toMillis(), TimeUnit.MILLISECONDS);
            known.accept(instance);
            long millis = Duration.between(begin, Instant.now()).toMillis();
            LOG.info("{} was ready {} ms after its process was started", function.name(), millis);
            return instance;
        } catch (ExecutionException | TimeoutException e) {
            instance.kill();
            throw new InvocationFailedException(function.name() + " did not start: " + e.getMessage());
        }
    }

    /** Starts one that belongs to no pool. */
    static FunctionInstance start(FunctionSpec function, Place place, Map<String, String> environment, boolean freeze)
            throws IOException, InterruptedException, InvocationFailedException {
        return start(function, new FunctionPool.Breed("alone", place, environment), freeze, alone -> {});
    }

    private Process start(Place place, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        int memory = Integer.parseInt(environment.getOrDefault(MEMORY, USUAL_MEMORY));
        command.add("-Xmx" + Math.min(LARGEST_HEAP, memory / 2) + "m");
        command.addAll(Launch.jvm());
        command.addAll(place.options());
        command.addAll(place.launch().options(place.runtime()));
        command.addAll(List.of(RUNTIME_CLIENT, function.handler()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.task().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        place.logs().resolve(function.name() + ".log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("LAMBDA_TASK_ROOT", place.task().toString());
        builder.environment().put("_HANDLER", function.handler());
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        builder.environment().putIfAbsent(MEMORY, USUAL_MEMORY);
        builder.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        builder.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", "harness");
        // Each has credentials of its own, as Lambda's have: so it can be told who called.
        builder.environment().put("AWS_SESSION_TOKEN", id());
        return builder.start();
    }

    /** Invokes the function, in no trace. */
    byte[] invoke(byte[] event) throws InterruptedException, InvocationFailedException {
        return invoke(event, Optional.empty());
    }

    /**
     * Invokes the function.
     *
     * @param trace the X-Ray header of the invocation
     * @throws InvocationFailedException when it threw, its time ran out or its process died; in the latter two cases the
     *     instance {@link #isAlive is dead}
     */
    byte[] invoke(byte[] event, Optional<String> trace) throws InterruptedException, InvocationFailedException {
        RuntimeApi.Invocation invocation =
                RuntimeApi.Invocation.of(event, trace, Instant.now().plus(function.timeout()));
        thaw();
        api.submit(invocation);
        if (!process.isAlive()) {
            api.fail("the process was dead");
        }
        try {
            return invocation.answer().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            kill();
            throw new InvocationFailedException(
                    function.name() + " timed out after " + function.timeout(),
                    InvocationFailedException.report(
                            "Sandbox.Timedout",
                            "RequestId: %s Error: Task timed out after %d.00 seconds"
                                    .formatted(
                                            invocation.id(), function.timeout().toSeconds())));
        } catch (ExecutionException e) {
            String message = function.name() + " failed: " + e.getMessage();
            throw e.getCause() instanceof InvocationFailedException cause
                    ? new InvocationFailedException(message, cause.report())
                    : new InvocationFailedException(message);
        } finally {
            setBusy(false);
        }
    }

    private void setBusy(boolean now) {
        freezing.lock();
        try {
            busy = now;
        } finally {
            freezing.unlock();
        }
    }

    /** Tells it from all other processes that there are, by the session token as which it calls AWS. */
    public String id() {
        String address = api.address();
        return function.name() + "-" + address.substring(address.lastIndexOf(':') + 1);
    }

    /** The function's name. */
    public String function() {
        return function.name();
    }

    FunctionPool.Breed breed() {
        return breed;
    }

    /** Whether an invocation is under way. */
    public boolean isBusy() {
        freezing.lock();
        try {
            return busy;
        } finally {
            freezing.unlock();
        }
    }

    /** Between invocations nothing of it runs. Called when the process asks for the next one and there is none. */
    private void idle() {
        freezing.lock();
        try {
            if (freeze && !busy && !frozen) {
                frozen = true;
                signal("STOP");
            }
        } finally {
            freezing.unlock();
        }
    }

    private void thaw() {
        freezing.lock();
        try {
            busy = true;
            if (frozen) {
                frozen = false;
                signal("CONT");
            }
        } finally {
            freezing.unlock();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("a process could not be sent SIG" + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is such a process. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** How much of the processors it has used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Asks the process to end and waits for it; a JVM that writes an archive does it now. */
    void end(Duration patience) throws InterruptedException, InvocationFailedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new InvocationFailedException(function.name() + " did not end within " + patience);
        }
    }

    /** Ends the process at whatever line it is. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Stops the process at whatever line it is, until it is resumed, or killed when its invocation's time is over. */
    public void suspend() {
        if (process.isAlive()) {
            signal("STOP");
        }
    }

    /** Lets it go on. One that ended its invocation meanwhile and was frozen stays so. */
    public void resume() {
        freezing.lock();
        try {
            if (process.isAlive() && !frozen) {
                signal("CONT");
            }
        } finally {
            freezing.unlock();
        }
    }
}
