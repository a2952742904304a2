package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.model.OperationModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** What some actions want done to a body, whatever the protocol: compression, a checksum. */
public final class BodyTraits {
    /** Smaller bodies are not compressed, as in AWS's SDKs. */
    public static final int COMPRESSED_FROM = 10_240;

    private BodyTraits() {}

    /** The request as the action wants it. */
    public static WireRequest applied(OperationModel operation, WireRequest request, int compressedFrom) {
        WireRequest compressed =
                operation.traits().node().has("requestcompression") && request.body().length >= compressedFrom
                        ? compressed(request)
                        : request;
        JsonNode checksum = operation.traits().node().path("httpChecksum");
        if (checksum.has("requestAlgorithmMember")) {
            return hasChecksum(compressed) ? compressed : withCrc32(compressed);
        }
        boolean required = operation.traits().has("httpChecksumRequired")
                || checksum.path("requestChecksumRequired").asBoolean();
        return required ? compressed.with("Content-MD5", md5(compressed.body())) : compressed;
    }

    private static boolean hasChecksum(WireRequest request) {
        return request.headers().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("x-amz-checksum-") && !name.equals("x-amz-checksum-algorithm"));
    }

    /** As AWS's SDKs do since 2025, and as recorded (recording {@code services/test_s3_put_object[str]}). */
    private static WireRequest withCrc32(WireRequest request) {
        CRC32 crc = new CRC32();
        crc.update(request.body());
        byte[] value =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return request.with("x-amz-checksum-crc32", Base64.getEncoder().encodeToString(value))
                .with("x-amz-sdk-checksum-algorithm", "CRC32");
    }

    private static WireRequest compressed(WireRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String before = request.headers().get("Content-Encoding");
        return new WireRequest(
                        request.method(), request.path(), request.query(), request.headers(), bytes.toByteArray())
                .with("Content-Encoding", before == null ? "gzip" : before + ", gzip");
    }

    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
