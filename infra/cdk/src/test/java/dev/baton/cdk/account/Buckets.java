package dev.baton.cdk.account;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S3, in path style. */
final class Buckets {
    private static final Pattern PATH = Pattern.compile("/([^/]+)/?(.*)");
    private static final Pattern VIRTUAL = Pattern.compile("([^.]+)\\.s3[.-].*amazonaws\\.com");
    /** Made by bootstrapping, which is not played. */
    private static final String BOOTSTRAPPED = "cdk-hnb659fds-assets-" + Account.ID + "-eu-west-1";

    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, byte[]>> parts = new ConcurrentHashMap<>();
    private final AtomicInteger uploads = new AtomicInteger();

    Buckets() {
        names.add(BOOTSTRAPPED);
    }

    /** As another service makes it. */
    void make(String name) {
        names.add(name);
    }

    Optional<byte[]> object(String bucket, String key) {
        return Optional.ofNullable(objects.get(bucket + "/" + key));
    }

    /** What a template's URL names, with the bucket in the host or in the path. */
    Optional<byte[]> object(URI url) {
        Matcher virtual = VIRTUAL.matcher(url.getHost());
        return virtual.matches()
                ? object(virtual.group(1), url.getPath().substring(1))
                : Optional.ofNullable(objects.get(url.getPath().substring(1)));
    }

    Answer answer(Account.Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Answer.xml(200, "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>");
        }
        String bucket = path.group(1);
        String key = path.group(2);
        if (key.isEmpty() && request.method().equals("PUT") && request.query().isEmpty()) {
            names.add(bucket);
            return Answer.xml(200, "");
        }
        if (!names.contains(bucket)) {
            return Answer.xml(404, "<Error><Code>NoSuchBucket</Code><Message>no bucket</Message></Error>");
        }
        return key.isEmpty() ? bucket(request) : object(request, bucket + "/" + key);
    }

    private Answer bucket(Account.Request request) {
        if (request.query().startsWith("location")) {
            return Answer.xml(200, "<LocationConstraint>eu-west-1</LocationConstraint>");
        }
        if (request.query().startsWith("encryption")) {
            return Answer.xml(
                    404,
                    "<Error><Code>ServerSideEncryptionConfigurationNotFoundError</Code><Message>none</Message></Error>");
        }
        if (request.method().equals("GET")) {
            return Answer.xml(200, "<ListBucketResult>" + list(Form.read(request.query())) + "</ListBucketResult>");
        }
        return request.method().equals("HEAD") ? Answer.xml(200, "") : Answer.unknown(request);
    }

    private String list(Map<String, String> query) {
        StringBuilder found = new StringBuilder();
        objects.forEach((path, body) -> {
            String key = path.substring(path.indexOf('/') + 1);
            if (key.startsWith(query.getOrDefault("prefix", ""))) {
                found.append("<Contents><Key>%s</Key><Size>%d</Size></Contents>".formatted(key, body.length));
            }
        });
        return found.toString();
    }

    private Answer object(Account.Request request, String path) {
        Map<String, String> query = Form.read(request.query());
        if (query.containsKey("uploads")) {
            return Answer.xml(
                    200,
                    "<InitiateMultipartUploadResult><UploadId>" + uploads.incrementAndGet()
                            + "</UploadId></InitiateMultipartUploadResult>");
        }
        if (query.containsKey("uploadId")) {
            return part(request, path, query);
        }
        switch (request.method()) {
            case "PUT" -> {
                objects.put(path, content(request));
                return Answer.xml(200, "");
            }
            case "GET", "HEAD" -> {
                if (request.query().startsWith("tagging")) {
                    return Answer.xml(200, "<Tagging><TagSet/></Tagging>");
                }
                byte[] found = objects.get(path);
                return found == null
                        ? Answer.xml(404, "<Error><Code>NoSuchKey</Code><Message>no object</Message></Error>")
                        : new Answer(200, "application/octet-stream", found);
            }
            case "DELETE" -> {
                objects.remove(path);
                return new Answer(204, "text/xml", new byte[0]);
            }
            default -> {
                return Answer.unknown(request);
            }
        }
    }

    /** A part of what is sent in several, or their end. */
    private Answer part(Account.Request request, String path, Map<String, String> query) {
        Map<Integer, byte[]> sent =
                parts.computeIfAbsent(query.getOrDefault("uploadId", ""), id -> new ConcurrentSkipListMap<>());
        if (request.method().equals("PUT")) {
            sent.put(Integer.parseInt(query.getOrDefault("partNumber", "0")), content(request));
            return Answer.xml(200, "");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        sent.values().forEach(whole::writeBytes);
        objects.put(path, whole.toByteArray());
        return Answer.xml(200, "<CompleteMultipartUploadResult><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>");
    }

    private static byte[] content(Account.Request request) {
        boolean chunked = !request.header("X-amz-decoded-content-length").isEmpty();
        return chunked ? unchunked(request.body()) : request.body();
    }

    /** Without AWS's own chunks: {@code LENGTH[;extension]\r\nBYTES\r\n}, until one of length 0. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(line.replaceAll(";.*", ""), 16);
            if (length == 0) {
                return all.toByteArray();
            }
            all.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }
}
