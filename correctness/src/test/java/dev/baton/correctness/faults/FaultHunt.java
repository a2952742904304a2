package dev.baton.correctness.faults;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Looks for a fault by what must catch it.
 *
 * @param classes with the fault in them, or sound ones
 * @param seeds how many worlds are tried at the most
 */
record FaultHunt(ClassLoader classes, long seeds) {
    private static final String SEED_RUN = "dev.baton.engine.simulation.SeedRun";

    /** So many worlds are tried at a time; the first of them in the order of seeds counts. */
    private static final int BATCH = 32;

    Catching hunt(Catcher catcher) throws ReflectiveOperationException {
        return switch (catcher) {
            case Catcher.Law law -> law(law.name());
            case Catcher.NamedTest test -> test(test);
        };
    }

    private record Broken(long seed, String law) {}

    private Catching law(String law) throws ReflectiveOperationException {
        Map<String, Integer> others = new TreeMap<>();
        for (long from = 0; from < seeds; from += BATCH) {
            for (Broken broken : broken(from, Math.min(seeds, from + BATCH))) {
                if (broken.law().equals(law)) {
                    return new Catching(true, Long.toString(broken.seed()), others.toString());
                }
                others.merge(broken.law(), 1, Integer::sum);
            }
        }
        return new Catching(false, "-", others.toString());
    }

    @SuppressWarnings("unchecked")
    private List<Broken> broken(long from, long to) throws ReflectiveOperationException {
        LongFunction<Optional<String>> run = (LongFunction<Optional<String>>)
                classes.loadClass(SEED_RUN).getConstructor().newInstance();
        return LongStream.range(from, to)
                .parallel()
                .mapToObj(seed -> run.apply(seed).map(law -> new Broken(seed, law)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Catching test(Catcher.NamedTest test) throws ClassNotFoundException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(classes.loadClass(test.className()), test.method()))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        List<String> others = new ArrayList<>();
        listener.getSummary().getFailures().stream()
                .filter(failure -> !(failure.getException() instanceof AssertionError))
                .forEach(failure -> others.add(failure.getException().toString()));
        if (listener.getSummary().getTestsFoundCount() != 1) {
            throw new IllegalArgumentException("no such test: " + test);
        }
        boolean caught = listener.getSummary().getTestsFailedCount() == 1 && others.isEmpty();
        return new Catching(caught, "-", others.toString());
    }
}
