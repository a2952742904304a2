package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {
    @TempDir
    Path parent;

    @Test
    void secondServerOnTheSameFolderIsRefusedWithFolderAndPid() {
        Path folder = parent.resolve("store");
        EmbeddedStore first = StoreFixture.open(folder);
        assertThatThrownBy(() -> StoreFixture.open(folder))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("pid " + ProcessHandle.current().pid());
        first.close();
        StoreFixture.open(folder).close();
    }

    @Test
    void newerVersionIsRefusedAndLeftAlone() throws Exception {
        StoreFixture.open(parent).close();
        Files.writeString(parent.resolve("version"), "2\n");
        assertThatThrownBy(() -> StoreFixture.open(parent))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining("version 2");
        assertThat(parent.resolve("version")).hasContent("2\n");
    }

    @Test
    void damagedVersionIsRefusedWithTheFilesName() throws Exception {
        StoreFixture.open(parent).close();
        for (String damaged : new String[] {"", "x", "0", "99999999999999"}) {
            Files.writeString(parent.resolve("version"), damaged);
            assertThatThrownBy(() -> StoreFixture.open(parent))
                    .isInstanceOf(StoreRefusedException.class)
                    .hasMessageContaining(parent.resolve("version").toString());
        }
    }

    @Test
    void missingVersionBesideADatabaseIsRefused() throws Exception {
        StoreFixture.open(parent).close();
        Files.delete(parent.resolve("version"));
        assertThatThrownBy(() -> StoreFixture.open(parent))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining("db");
    }

    @Test
    void folderOfSomethingElseIsRefused() throws Exception {
        Files.writeString(parent.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> StoreFixture.open(parent))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining("thesis.txt");
    }

    @Test
    void crashBetweenMakingTheFolderAndItsVersionIsNoDamage() throws Exception {
        Files.createFile(parent.resolve("baton.lock"));
        Files.writeString(parent.resolve("version.new"), "");
        StoreFixture.open(parent).close();
        assertThat(parent.resolve("version")).hasContent("1\n");
    }

    @Test
    void crashWhileTheDatabaseIsFirstMadeIsNoDamage() throws Exception {
        Files.writeString(parent.resolve("version"), "1 being made\n");
        Files.createDirectories(parent.resolve("db"));
        Files.writeString(parent.resolve("db").resolve("000001.dbtmp"), "MANI");
        StoreFixture.open(parent).close();
        assertThat(parent.resolve("version")).hasContent("1\n");
    }
}
