package io.incidentkit.connector.alert;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a body, and says where it breaks: a template of a host's own breaks where a value is not escaped. */
public final class AlertJson {
    private static final String BODY = "body";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AlertJson() {}

    /**
     * Reads a document.
     *
     * @param body the bytes
     * @return the document, never null or missing
     * @throws InvalidInputException if it is not JSON, with the place
     */
    public static JsonNode read(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            if (read == null || read.isMissingNode()) {
                throw fault("is empty");
            }
            return read;
        } catch (JacksonException e) {
            throw fault("is not JSON" + place(e.getLocation()));
        }
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
