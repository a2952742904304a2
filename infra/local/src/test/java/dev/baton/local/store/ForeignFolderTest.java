package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.util.Environment;

/** What a folder may bring along that somebody else wrote: code to load, and executions to go on with. */
class ForeignFolderTest {
    @TempDir
    Path clone;

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "4"})
    void storeThatCameWithARepositoryIsRefused(String version) throws Exception {
        assumeTrue(canRunGit(), "skipped: git is not installed");
        Path store = clone.resolve("deep").resolve(".baton");
        StoreFixture.open(store).close();
        Files.delete(store.resolve(".gitignore"));
        for (int i = 0; i < 9; i++) {
            Files.writeString(clone.resolve("a".repeat(i + 1)), "x");
        }
        git("init", "-q", ".");
        git("add", "-A");
        if (version.equals("3")) {
            Files.writeString(clone.resolve("later"), "x");
            git("add", "--intent-to-add", "later");
        } else {
            git("update-index", "--index-version", version);
        }
        assertThat(Files.readAllBytes(clone.resolve(".git").resolve("index"))[7])
                .isEqualTo(Byte.parseByte(version));
        assertThatThrownBy(() -> StoreFixture.open(store))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining("came with the git repository");
    }

    @Test
    void storeInACheckoutThatDoesNotTrackItIsOpened() throws Exception {
        assumeTrue(canRunGit(), "skipped: git is not installed");
        git("init", "-q", ".");
        Files.writeString(clone.resolve(".batonet"), "x");
        Path store = clone.resolve(".baton");
        StoreFixture.open(store).close();
        git("add", "-A");
        StoreFixture.open(store).close();
    }

    @Test
    void folderOfAnotherUserIsRefused() throws Exception {
        Path store = clone.resolve(".baton");
        StoreFixture.open(store).close();
        assumeTrue(isGivenAway(store), "skipped: only root can give a folder to another user");
        assertThatThrownBy(() -> StoreFixture.open(store))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining("belongs to nobody");
    }

    private static boolean isGivenAway(Path store) throws IOException {
        try {
            Files.setOwner(
                    store, store.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            return true;
        } catch (FileSystemException | UserPrincipalNotFoundException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Test
    void newFoldersAreTheUsersAlone() throws Exception {
        assumeTrue(isPosix(), "skipped: no POSIX permissions here");
        Path store = clone.resolve(".baton");
        StoreFixture.open(store).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                .isEqualTo("rwx------");
    }

    @Test
    void libraryThatLiesInTheFolderIsNotTouched() throws Exception {
        Path store = clone.resolve(".baton");
        StoreFixture.open(store).close();
        Path planted = Files.createDirectories(store.resolve("native").resolve("1"));
        Files.writeString(planted.resolve(Environment.getJniLibraryFileName("rocksdbjni")), "hostile");
        StoreFixture.open(store).close();
        try (var files = Files.walk(store)) {
            assertThat(files.filter(file -> file.toString().endsWith(".so"))).hasSize(1);
        }
    }

    @Test
    void damagedLibraryIsUnpackedAgain() throws Exception {
        PrivateFolder cache =
                PrivateFolder.cache(Map.of("XDG_CACHE_HOME", clone.toString())).orElseThrow();
        Path library =
                NativeLibrary.unpack(cache).orElseThrow().resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        byte[] whole = Files.readAllBytes(library);
        byte[] hostile = whole.clone();
        hostile[hostile.length / 2] ^= 1;
        Files.write(library, hostile);
        NativeLibrary.unpack(cache);
        assertThat(Files.readAllBytes(library)).isEqualTo(whole);
        Files.writeString(library, "short");
        NativeLibrary.unpack(cache);
        assertThat(Files.size(library)).isEqualTo(whole.length);
    }

    @Test
    void cacheThatOthersCanWriteToIsNotUsed() throws Exception {
        assumeTrue(isPosix(), "skipped: no POSIX permissions here");
        Path cache = Files.createDirectory(clone.resolve("baton"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Optional<PrivateFolder> found = PrivateFolder.cache(Map.of("XDG_CACHE_HOME", clone.toString()));
        assertThat(found).isEmpty();
    }

    private boolean isPosix() {
        return clone.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean canRunGit() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "git")));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder git = new ProcessBuilder("git", "-C", clone.toString());
        git.command().addAll(List.of(arguments));
        Process process = git.inheritIO().start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
