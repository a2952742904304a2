package dev.baton.integrations.sdk.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.integrations.Lazy;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** All services that the SDK has, by the names that resources have for them. A model is read when its service is first asked for. */
public final class ServiceModels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ServiceModels ALL = new ServiceModels();

    private final Map<String, Optional<ServiceModel>> read = new ConcurrentHashMap<>();

    private ServiceModels() {}

    /** The one set there is. */
    public static ServiceModels all() {
        return ALL;
    }

    /** The model of a service, by its name in resources; empty when there is no such service. */
    public Optional<ServiceModel> service(String arnName) {
        return arnName.matches("[a-z0-9]+") ? read.computeIfAbsent(arnName, ServiceModels::load) : Optional.empty();
    }

    /** The names of all services, in alphabetical order. */
    public Set<String> names() {
        return Names.ALL;
    }

    private static Optional<ServiceModel> load(String arnName) {
        byte[] file = resource(arnName + ".model");
        if (file == null) {
            return Optional.empty();
        }
        List<String> lines = List.of(section(file, 0).split("\n", -1));
        return Optional.of(new ServiceModel(arnName, lines, new Lazy<>(() -> json(section(file, 1)))));
    }

    /** A section of a packed file: length in four bytes, then that many, deflated. */
    static String section(byte[] file, int number) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            for (int i = 0; i < number; i++) {
                in.skipNBytes(in.readInt());
            }
            byte[] deflated = in.readNBytes(in.readInt());
            try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
                return new String(inflated.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file beside this class; null when there is none. */
    static byte @Nullable [] resource(String name) {
        try (InputStream in = ServiceModels.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Partitions, their regions and DNS suffixes. */
    public static JsonNode partitions() {
        return Partitions.NODE;
    }

    private static final class Names {
        static final Set<String> ALL =
                new TreeSet<>(List.of(text("services.txt").split("\n")));
    }

    private static final class Partitions {
        static final JsonNode NODE = json(text("partitions.json"));
    }

    private static String text(String name) {
        byte[] file = resource(name);
        if (file == null) {
            throw new IllegalStateException("the build lacks " + name);
        }
        return new String(file, StandardCharsets.UTF_8);
    }
}
