package io.incidentkit.connector.judge;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.incidentkit.connector.RealData;
import java.util.List;

/** A JSON schema as the judge of a document. */
public final class SchemaJudge {
    private final Schema schema;

    private SchemaJudge(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @param file a file of the real data
     * @param version the version of JSON Schema, where the file does not say it
     */
    public static SchemaJudge of(String file, SpecificationVersion version) {
        String text = RealData.text(RealData.at(file));
        return new SchemaJudge(SchemaRegistry.withDefaultDialect(version).getSchema(text, InputFormat.JSON));
    }

    /**
     * Reads one of the schemas of a file.
     *
     * @param file a file of the real data
     * @param place where it stands, such as {@code /components/schemas/Message}
     */
    public static SchemaJudge at(String file, String place) {
        String text = RealData.text(RealData.at(file)).strip();
        return new SchemaJudge(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\":\"#" + place + "\"," + text.substring(1), InputFormat.JSON));
    }

    /** Returns what the schema refuses of a document; empty if nothing. */
    public List<String> faults(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
