package io.incidentkit.spring.boot.web.http;

import io.incidentkit.validation.ObjectReader;
import jakarta.servlet.ServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's body, bounded: JSON as nested data, so that each of its fields can be judged, or a Markdown document. */
public final class RequestBody {
    /** More than every field of a command at its longest. */
    public static final int MAX_BYTES = 256 * 1024;

    /** How Jackson begins to say that a field is there twice. */
    private static final String TWICE = "Duplicate";

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RequestBody() {}

    /** Begins to read a JSON object; no body at all is an empty one. */
    public static ObjectReader json(ServerRequest request) throws IOException {
        Optional<MediaType> type = contentType(request);
        type.ifPresent(RequestBody::requireJson);
        byte[] bytes = bytes(request, MAX_BYTES);
        if (bytes.length == 0 && (type.isPresent() || !isFromAPage(request))) {
            return ObjectReader.of(Map.of());
        }
        // Without a type nothing is said; a page of another site can do that too.
        requireJson(type.orElse(MediaType.APPLICATION_OCTET_STREAM));
        Object body;
        try {
            body = MAPPER.readValue(bytes, Object.class);
        } catch (JacksonException e) {
            throw malformed(bytes, e);
        }
        if (body instanceof Map<?, ?> object) {
            return ObjectReader.of(object);
        }
        throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not a JSON object.");
    }

    /** Reads a Markdown document, which says of itself that it is one. */
    public static String markdown(ServerRequest request) throws IOException {
        requireMarkdown(contentType(request));
        return decoded(bytes(request, MAX_BYTES));
    }

    /** Reads a JSON text that somebody else judges. */
    public static String jsonText(ServerRequest request, int max) throws IOException {
        requireJson(contentType(request).orElse(MediaType.APPLICATION_OCTET_STREAM));
        byte[] bytes = bytes(request, max);
        requireOne(bytes, Set.of(JsonToken.START_OBJECT), "The body is not a JSON object.");
        return decoded(bytes);
    }

    /** Reads a JSON value that somebody else judges: an object or a list, and nothing behind it. */
    public static byte[] jsonBytes(ServerRequest request, int max) throws IOException {
        return jsonBytes(request, max, "The body is no JSON object or list.");
    }

    private static byte[] jsonBytes(ServerRequest request, int max, String otherwise) throws IOException {
        requireJson(contentType(request).orElse(MediaType.APPLICATION_OCTET_STREAM));
        byte[] bytes = bytes(request, max);
        requireOne(bytes, Set.of(JsonToken.START_OBJECT, JsonToken.START_ARRAY), otherwise);
        return bytes;
    }

    /** Reads JSON that somebody else judges: one value, or one a line as {@code application/x-ndjson}. */
    public static byte[] jsonOrLines(ServerRequest request, int max) throws IOException {
        Optional<MediaType> type = contentType(request);
        boolean isLines = type.map(MediaType::getSubtype)
                .filter(sub -> sub.equals("x-ndjson") || sub.equals("jsonl"))
                .isPresent();
        return isLines
                ? bytes(request, max)
                : jsonBytes(
                        request,
                        max,
                        "The body is no JSON object or list. Of one value a line, say so with the header Content-Type: application/x-ndjson.");
    }

    private static void requireOne(byte[] bytes, Set<JsonToken> first, String otherwise) {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            JsonToken token = parser.nextToken();
            boolean right = token != null && first.contains(token);
            parser.skipChildren();
            if (!right || parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED_BODY, otherwise);
            }
        } catch (JacksonException e) {
            throw malformed(bytes, e);
        }
    }

    private static ProblemException malformed(byte[] bytes, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String place = at == null ? "" : " line " + at.getLineNr() + ", column " + at.getColumnNr();
        if (e.getOriginalMessage().startsWith(TWICE)) {
            return new ProblemException(
                    ProblemType.MALFORMED_BODY,
                    "The body has a field twice" + (at == null ? "." : ", at" + place + "."));
        }
        decoded(bytes);
        return new ProblemException(
                ProblemType.MALFORMED_BODY, "The body is not JSON" + (at == null ? "." : " from" + place + " on."));
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not text in UTF-8.");
        }
    }

    /** Browsers say from where a page posts; one of another site can post nothing without a type, but no JSON. */
    private static boolean isFromAPage(ServerRequest request) {
        return Stream.of("Origin", "Sec-Fetch-Site")
                .anyMatch(name -> request.headers().firstHeader(name) != null);
    }

    public static byte[] bytes(ServerRequest request, int max) throws IOException {
        String coding = request.headers().firstHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The body is compressed, which is not read here. Send it without the header Content-Encoding.");
        }
        return bytes(request.servletRequest(), max);
    }

    /** As {@link #bytes(ServerRequest, int)}, ahead of all that knows of routes. */
    public static byte[] bytes(ServletRequest request, int max) throws IOException {
        return bytes(request.getInputStream(), max, System::nanoTime);
    }

    /** A sender that is slow on purpose holds a thread no longer than {@link #LONGEST}, and what the container waits for one part. */
    static byte[] bytes(InputStream body, int max, LongSupplier nanos) throws IOException {
        long begin = nanos.getAsLong();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int length = body.read(part); length >= 0; length = body.read(part)) {
            read.write(part, 0, length);
            if (read.size() > max) {
                throw new ProblemException(ProblemType.TOO_LARGE, "The body has more than " + max + " bytes.");
            }
            if (nanos.getAsLong() - begin > LONGEST.toNanos()) {
                throw new ProblemException(
                        ProblemType.TOO_SLOW, "The body takes longer than " + LONGEST.toSeconds() + " seconds.");
            }
        }
        return read.toByteArray();
    }

    private static Optional<MediaType> contentType(ServerRequest request) {
        try {
            return request.headers().contentType();
        } catch (InvalidMediaTypeException e) {
            return Optional.of(MediaType.APPLICATION_OCTET_STREAM);
        }
    }

    /** Returns whether a request says that its body is JSON. */
    public static boolean isJson(ServerRequest request) {
        return contentType(request).filter(RequestBody::isJson).isPresent();
    }

    private static boolean isJson(MediaType type) {
        return MediaType.APPLICATION_JSON.includes(type) || type.getSubtype().endsWith("+json");
    }

    /** A page of another site can send a form or plain text in the name of who is logged in, but no JSON. */
    private static void requireJson(MediaType type) {
        if (!isJson(type)) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body with the header Content-Type: application/json.");
        }
    }

    /** A page of another site can't send this type in the name of who is logged in. */
    private static void requireMarkdown(Optional<MediaType> type) {
        boolean markdown =
                type.filter(MediaType.TEXT_MARKDOWN::equalsTypeAndSubtype).isPresent();
        boolean utf8 = type.map(MediaType::getCharset)
                .map(StandardCharsets.UTF_8::equals)
                .orElse(true);
        if (!markdown || !utf8) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the document as text/markdown, in UTF-8.");
        }
    }
}
