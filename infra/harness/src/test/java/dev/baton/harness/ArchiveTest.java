package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the container image: trained by the functions themselves, under the runtime client. */
class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void functionsStartFromTheArchiveThatTheyWereTrainedInto() throws Exception {
        Built built =
                Built.in(Path.of("../..")).withWork(folder.resolve("work")).withImage(folder.resolve("image"));
        built.complaint().ifPresent(complaint -> System.err.println("SKIPPED, NOT TESTED: the archive; " + complaint));
        Assumptions.assumeTrue(built.complaint().isEmpty(), "something is missing");

        try (Stage stage = Stage.open(built)) {
            ImageFolder image = ArchiveTraining.train(stage, built);
            assertThat(image.isTrainedFor(built.artefact())).isTrue();

            Launch launch = new Launch.Archived(image);
            FunctionInstance instance = stage.start("ApiFunction", launch);
            byte[] answer = instance.invoke(Stage.request("ListStateMachines", JsonNodeFactory.instance.objectNode()));
            assertThat(Stage.answer(answer).path("stateMachines").isArray()).isTrue();
            instance.kill();

            // What has started above has started from it.
            Files.delete(image.archive());
            assertThat(image.isTrainedFor(built.artefact())).isFalse();
            assertThatThrownBy(() -> stage.start("ApiFunction", launch))
                    .isInstanceOf(InvocationFailedException.class)
                    .hasMessageContaining("ended with 1");
        }
    }
}
