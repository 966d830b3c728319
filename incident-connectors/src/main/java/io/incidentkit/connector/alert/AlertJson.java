package io.incidentkit.connector.alert;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a body, and says where it breaks: a template of a host's own breaks where a value is not escaped. */
public final class AlertJson {
    private static final String BODY = "body";
    private static final char UNREADABLE = '\uFFFD';

    /** So deep, and so long, that one odd value beside others loses none of them; what is deeper is hostile. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(5_000)
            .maxNumberLength(10_000)
            .maxNameLength(1_000_000)
            .build();

    /** A template of a host's own puts texts with line breaks in as they are. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build())
            .build();

    private AlertJson() {}

    /**
     * Reads a document. Bytes that are no UTF-8, as of a text in another encoding, are U+FFFD in it.
     *
     * @param body the bytes
     * @return the document, never null or missing
     * @throws InvalidInputException if it is not JSON, with the place
     */
    public static JsonNode read(byte[] body) {
        try {
            return notEmpty(JSON.readTree(body));
        } catch (JacksonException e) {
            String text = new String(body, StandardCharsets.UTF_8);
            if (text.indexOf(UNREADABLE) < 0) {
                throw fault("is not JSON" + place(e.getLocation()));
            }
            return read(text);
        }
    }

    private static JsonNode read(String text) {
        try {
            return notEmpty(JSON.readTree(text));
        } catch (JacksonException e) {
            throw fault("is not JSON" + place(e.getLocation()));
        }
    }

    private static JsonNode notEmpty(@Nullable JsonNode read) {
        if (read == null || read.isMissingNode()) {
            throw fault("is empty");
        }
        return read;
    }

    /**
     * Reads an object.
     *
     * @param body the bytes
     * @return the object
     * @throws InvalidInputException if it is not JSON, with the place, or no object
     */
    public static JsonNode object(byte[] body) {
        JsonNode read = read(body);
        if (!read.isObject()) {
            throw fault("is not a JSON object");
        }
        return read;
    }

    /**
     * Creates the refusal of a whole body.
     *
     * @param message what is wrong with it
     */
    public static InvalidInputException fault(String message) {
        return fault(BODY, message);
    }

    /**
     * Creates a refusal.
     *
     * @param field the field
     * @param message what is wrong with it
     */
    public static InvalidInputException fault(String field, String message) {
        return new InvalidInputException(List.of(new FieldError(field, message)));
    }

    private static String place(TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? ""
                : ": it breaks at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
