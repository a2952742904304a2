package dev.baton.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose a file is. */
final class Ownership {

    private Ownership() {}

    /** Whether it belongs to the user who runs this process. Names of users tell nothing where containers have none. */
    static boolean isOurs(Path file) throws IOException {
        Path ours = Files.createTempFile("baton", ".owner");
        try {
            return Files.getOwner(file).equals(Files.getOwner(ours));
        } finally {
            Files.delete(ours);
        }
    }
}
