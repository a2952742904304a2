package dev.baton.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes the archive of the container image: one process under the runtime client does what functions do, as often as it takes until the
 * JVM knows what is used, and writes when it ends what it has loaded and linked.
 */
final class ArchiveTraining {
    private static final int ROUNDS = 20;
    private static final Duration WRITING = Duration.ofSeconds(120);

    private ArchiveTraining() {}

    /**
     * The folder of the image with an archive for what was built; trains it when there is none.
     *
     * @throws IOException when no archive came of it; it says where the log is
     */
    static Path trained(Built built) throws IOException, InterruptedException {
        Path folder = built.image().toAbsolutePath().normalize();
        return new ImageFolder(folder).isTrainedFor(built.artefact()) ? folder : train(built);
    }

    /** The same, trained anew. */
    static Path train(Built built) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(built)) {
            return train(stage, built).path();
        }
    }

    static ImageFolder train(Stage stage, Built built) throws IOException, InterruptedException {
        ImageFolder image = ImageFolder.make(built.artefact(), built.runtime(), built.image());
        try {
            rehearse(stage, image);
        } catch (InvocationFailedException e) {
            throw new IOException("the archive could not be trained: " + e.getMessage(), e);
        }
        if (!Files.exists(image.archive())) {
            throw new IOException("the JVM wrote no archive; see " + stage.logs());
        }
        image.writeOptions(Launch.jvm());
        return image;
    }

    private static void rehearse(Stage stage, ImageFolder image)
            throws IOException, InterruptedException, InvocationFailedException {
        FunctionInstance instance = stage.start("TrainingFunction", new Launch.Training(image));
        try {
            Rehearsal rehearsal = new Rehearsal(stage, instance);
            rehearsal.begin();
            for (int round = 1; round <= ROUNDS; round++) {
                rehearsal.round(round);
            }
            instance.end(WRITING);
        } finally {
            instance.kill();
        }
    }
}
