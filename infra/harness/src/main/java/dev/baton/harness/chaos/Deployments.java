package dev.baton.harness.chaos;

import dev.baton.engine.log.codec.FormatLevel;
import dev.baton.harness.Harness;
import dev.baton.harness.Variant;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upgrade, with all its ways back, under load: the code that reads a newer form of entries comes at the old level, is taken back, comes
 * again; the level is raised; the code is taken back to what reads that level and writes the one before. On the way the secret of
 * tokens is changed.
 */
final class Deployments {
    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

    /** Which the code that is made for the run reads besides. */
    static final int NEWER = FormatLevel.newest() + 1;

    private static final long LOOK_MILLIS = 50;
    private static final String FIRST = secret();
    private static final String SECOND = secret();

    private final List<Phase> phases;

    /**
     * What is deployed for a while.
     *
     * @param words for people
     * @param variants side by side
     */
    record Phase(String words, List<Variant> variants) {}

    /** @param newer makes the code that reads the newer form, and writes what its level says */
    Deployments(Variant.Preparation newer) {
        Variant.Preparation built = Variant.AS_BUILT.artefact();
        int old = FormatLevel.newest();
        Variant before = variant("old code", built, old, FIRST);
        Variant next = variant("new code, old level", newer, old, FIRST);
        Variant both = variant("new code, old level, both secrets", newer, old, FIRST + "," + SECOND);
        Variant raised = variant("new code, level raised, new secret first", newer, NEWER, SECOND + "," + FIRST);
        Variant reader = variant("reader of the level, new secret first", newer, old, SECOND + "," + FIRST);
        this.phases = List.of(
                new Phase("old code", List.of(before)),
                new Phase("new code at the old level beside it", List.of(before, next)),
                new Phase("taken back to the old code", List.of(before)),
                new Phase("new code again, which knows both secrets", List.of(both)),
                new Phase("level raised, while some write the old one", List.of(both, raised)),
                new Phase("taken back to the reader of that level", List.of(reader)));
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Variant variant(String name, Variant.Preparation artefact, int level, String secrets) {
        return new Variant(
                name, artefact, Map.of("BATON_FORMAT_LEVEL", Integer.toString(level), "BATON_TOKEN_SECRET", secrets));
    }

    /** With what it begins. */
    List<Variant> first() {
        return phases.getFirst().variants();
    }

    /**
     * Goes through the phases.
     *
     * @param progress how much of the run is over, 0 to 1; each phase has its share
     */
    void run(Harness harness, DoubleSupplier progress) throws InterruptedException, IOException {
        for (int i = 1; i < phases.size(); i++) {
            while (progress.getAsDouble() < (double) i / phases.size()) {
                Thread.sleep(LOOK_MILLIS);
            }
            LOG.info("Deployed: {}", phases.get(i).words());
            harness.deploy(phases.get(i).variants());
        }
    }
}
