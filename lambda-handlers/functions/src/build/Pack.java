import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packs jars into the artefact of the functions, under lib/. The jars inside are stored without compression, and only the zip is
 * compressed: a whole jar compresses better than its classes one by one, and the function reads its classes faster. The same jars
 * give the same bytes.
 */
final class Pack {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2020, 1, 1, 0, 0);

    private Pack() {}

    /** Arguments: the zip, the folder of the jars, one more jar, how many bytes the zip may have. Fails when it has more. */
    public static void main(String[] arguments) throws IOException {
        Path zip = Path.of(arguments[0]);
        pack(zip, Path.of(arguments[1]), Path.of(arguments[2]));
        long most = Long.parseLong(arguments[3]);
        if (Files.size(zip) > most) {
            System.err.println(zip + " has " + Files.size(zip) + " bytes; the artefact may have " + most);
            Files.delete(zip);
            System.exit(1);
        }
    }

    private static void pack(Path target, Path folder, Path more) throws IOException {
        try (Stream<Path> files = Files.list(folder);
                OutputStream file = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            List<Path> jars = Stream.concat(files, Stream.of(more))
                    .filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            for (Path jar : jars) {
                ZipEntry entry = new ZipEntry("lib/" + jar.getFileName());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(stored(jar));
                zip.closeEntry();
            }
        }
    }

    private static byte[] stored(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    store(out, entry.getName(), in.readAllBytes());
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(ALWAYS);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
